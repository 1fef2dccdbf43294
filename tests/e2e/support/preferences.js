// Notification preferences of any size.

const CHANNELS = ["app", "email", "sms", "push", "phone", "webhook"];
const TOPICS = ["lease", "rent", "visit", "repair", "invoice", "deposit", "tenant", "owner", "meter", "contract"];

/** The name of an event: each topic has every tenth of them. */
export const eventKey = (at) => `${TOPICS[at % TOPICS.length]}_step_${Math.floor(at / TOPICS.length) + 1}`;

/** A document of `events` × `channels`; every third switch is on. */
export function preferences(events, channels) {
  const of = (shift) =>
    Object.fromEntries(Array.from({ length: events }, (_, at) => [eventKey(at), (at + shift) % 3 === 0]));
  return Object.fromEntries(CHANNELS.slice(0, channels).map((channel, at) => [channel, of(at)]));
}
