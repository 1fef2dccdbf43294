// The process of support/issuer.js. Its one argument holds the options; commands and replies go over IPC.
import { once } from "node:events";
import { createServer } from "node:http";

const options = JSON.parse(process.argv[2]);

// Before the library is loaded, so that everything in this process uses the skewed clock.
const TrueDate = Date;
globalThis.Date = class extends TrueDate {
  constructor(...parts) {
    super(...(parts.length > 0 ? parts : [globalThis.Date.now()]));
  }

  static now() {
    return TrueDate.now() + options.skewSeconds * 1000;
  }
};
// Silences the library's warnings about production.
console.warn = () => {};
const { provider } = await import("./issuer_provider.js");
const { interact } = await import("./issuer_pages.js");

const server = createServer();
const listen = async () => {
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening");
  options.port = server.address().port;
};
await listen();

const { oidc, revoke } = provider({ ...options, url: `http://127.0.0.1:${options.port}` });
const handle = oidc.callback();
server.on("request", (request, response) => {
  // Browsers request it by themselves, and a 404 would be an error in their console.
  if (request.url === "/favicon.ico") return response.writeHead(204).end();
  if (!request.url.startsWith("/interaction/")) return handle(request, response);
  interact(oidc, request, response).catch((error) => response.writeHead(400).end(`${error}\n`));
});

const commands = {
  up: listen,
  revoke,
  async down() {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  },
};
process.on("message", async ([command, argument]) => {
  await commands[command](argument);
  process.send({});
});
process.on("disconnect", () => process.exit());
process.send({ port: options.port });
