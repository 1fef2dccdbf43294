// Fails a test for what it does not expect: a violation of the content security policy, an error in the console, a request
// to an undeclared origin.

const REPORT = "__reportViolation";

/** What the checks of /diagnostics ask for on purpose: an account without a session, and files that are not there. */
const PROBES = /status of 40[0-9] .*\(\S*\/(users\/me\/\?diagnostics|diagnostics-[0-9a-f]{8}(\.js)?)\)$/;

export class Guard {
  /** Violations inside the sandboxed preview, by the foreign HTML in it. */
  previewViolations = [];
  #violations = [];
  #errors = [];
  #strangers = [];
  #declared = [];
  #allowed = [PROBES];
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

  /** Declares an origin that the test requests. */
  allowOrigin(url) {
    this.#origins.add(new URL(url).origin);
  }

  /** Declares the statuses that the test causes, because the browser reports each failed request as an error. */
  expectStatus(...statuses) {
    statuses.forEach((status) => this.#declared.push(new RegExp(`the server responded with a status of ${status} `)));
  }

  /** The same for a request without a response. */
  expectNoResponse() {
    this.#declared.push(/Failed to load resource: net::ERR_/);
  }

  /** The same for any other message. */
  expectError(pattern) {
    this.#declared.push(pattern);
  }

  /** Declares a message that depends on the moment, so that it may be missing too. */
  allowError(pattern) {
    this.#allowed.push(pattern);
  }

  /** Everything that happened undeclared, and everything that was declared and did not happen. */
  complaints() {
    const isDeclared = (error) => [...this.#declared, ...this.#allowed].some((pattern) => pattern.test(error));
    const missing = this.#declared.filter((pattern) => !this.#errors.some((error) => pattern.test(error)));
    return [
      ...this.#violations.map((violation) => `content security policy: ${violation}`),
      ...this.#errors.filter((error) => !isDeclared(error)).map((error) => `console: ${error}`),
      ...this.#strangers.map((url) => `foreign origin: ${url}`),
      ...missing.map((pattern) => `declared and not seen: ${pattern}`),
    ];
  }
}

// The page itself never uses `srcdoc`; HTML in the preview may.
const isPreview = (url) => /\/preview\.(html|js)$|^about:srcdoc$/.test(url);

/** Whether a frame is the preview, or a frame in it. */
const isInPreview = (frame) =>
  frame.parentFrame() !== null && (isPreview(frame.url()) || isInPreview(frame.parentFrame()));
