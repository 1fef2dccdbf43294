// What no test may let happen unnoticed: a violated content security policy, an error in the console, a request to an
// origin that the test did not name.

const REPORT = "__reportViolation";

export class Guard {
  /** Violations inside the sandboxed preview, where foreign HTML tries what it is not allowed. */
  previewViolations = [];
  #violations = [];
  #errors = [];
  #strangers = [];
  #declared = [];
  #origins = new Set();

  async watch(context) {
    await context.exposeBinding(REPORT, ({ frame }, violation) => {
      (isInPreview(frame) ? this.previewViolations : this.#violations).push(violation);
    });
    await context.addInitScript((report) => {
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        window[report](`${violatedDirective} ${blockedURI}`),
      );
    }, REPORT);
    context.on("console", (message) => {
      const from = message.location().url;
      if (message.type() === "error" && !isPreview(from)) this.#errors.push(`${message.text()} (${from})`);
    });
    context.on("weberror", (error) => this.#errors.push(`uncaught: ${error.error()}`));
    context.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith("http") && !this.#origins.has(origin)) this.#strangers.push(request.url());
    });
  }

  /** An origin that the test asks for. */
  allowOrigin(url) {
    this.#origins.add(new URL(url).origin);
  }

  /** The browser reports each failed request as an error: declare the statuses that the test provokes. */
  expectStatus(...statuses) {
    statuses.forEach((status) => this.#declared.push(new RegExp(`the server responded with a status of ${status} `)));
  }

  /** The same for a request that gets no answer at all. */
  expectNoAnswer() {
    this.#declared.push(/Failed to load resource: net::ERR_/);
  }

  /** The same for any other message. */
  expectError(pattern) {
    this.#declared.push(pattern);
  }

  /** Everything that happened and should not have, and everything that was declared and did not happen. */
  complaints() {
    const isDeclared = (error) => this.#declared.some((pattern) => pattern.test(error));
    const missing = this.#declared.filter((pattern) => !this.#errors.some((error) => pattern.test(error)));
    return [
      ...this.#violations.map((violation) => `content security policy: ${violation}`),
      ...this.#errors.filter((error) => !isDeclared(error)).map((error) => `console: ${error}`),
      ...this.#strangers.map((url) => `foreign origin: ${url}`),
      ...missing.map((pattern) => `declared and not seen: ${pattern}`),
    ];
  }
}

// The page itself never uses `srcdoc`; HTML in the preview may try to.
const isPreview = (url) => /\/preview\.(html|js)$|^about:srcdoc$/.test(url);

/** Whether a frame is the preview or one that the HTML in it made. */
const isInPreview = (frame) =>
  frame.parentFrame() !== null && (isPreview(frame.url()) || isInPreview(frame.parentFrame()));
