// Holds what the devserver has recorded (`--record`) to the contract's document.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { ROOT } from "./devserver.js";

const { paths, components } = JSON.parse(readFileSync(join(ROOT, "docs/contract/openapi.json"), "utf8"));
// Not strict, because OpenAPI adds keywords of its own, such as `discriminator`.
const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
const compiled = new Map();

/** The validator of a schema; references in it begin at the document's root. */
function validator(schema) {
  if (!compiled.has(schema)) compiled.set(schema, ajv.compile({ ...schema, components }));
  return compiled.get(schema);
}

/** What is wrong with recorded exchanges, as sentences. Requests are the page's affair, so only those of a browser count. */
export async function violations(exchanges) {
  const found = exchanges.map(async (exchange) => {
    const { method, path, agent, status } = exchange;
    // Pictures, below /iam/v1/avatars/, stand in for a CDN.
    if (!path.startsWith("/iam/v1/users/")) return [];
    const operation = paths[path]?.[method.toLowerCase()];
    const isOfPage = agent.startsWith("Mozilla/");
    if (!operation) return isOfPage ? [`${method} ${path} is no operation`] : [];
    const request = isOfPage ? await mistakes(exchange.request, operation.requestBody ?? {}) : [];
    const response = await ofResponse(exchange, operation);
    return [
      ...request.map((mistake) => `request of ${method} ${path}: ${mistake}`),
      ...response.map((mistake) => `response ${status} to ${method} ${path}: ${mistake}`),
    ];
  });
  return (await Promise.all(found)).flat();
}

function ofResponse({ status, response }, operation) {
  const declared = operation.responses[status];
  if (!declared) return ["no such status"];
  const { $ref } = declared;
  return mistakes(response, $ref ? components.responses[$ref.split("/").at(-1)] : declared);
}

/** What is wrong with a body. One that the document does not name has to be empty. */
async function mistakes({ type, body }, { content }) {
  if (!content) return body === "" ? [] : ["a body where there is none"];
  const mediaType = type.split(";")[0].trim();
  if (!content[mediaType]) return [`the content type "${type}"`];
  try {
    const value = await parsed(Buffer.from(body, "latin1"), mediaType, type);
    const validate = validator(content[mediaType].schema);
    return validate(value) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath || "the body"} ${message}`);
  } catch (error) {
    return [`${mediaType} that cannot be read (${error.message})`];
  }
}

/** The value of a body; in that of a form each file is an empty text. */
async function parsed(bytes, mediaType, type) {
  if (mediaType !== "multipart/form-data") return JSON.parse(bytes.toString("utf8"));
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  return Object.fromEntries([...form].map(([name, value]) => [name, typeof value === "string" ? value : ""]));
}
