import { request as call } from "node:http";
import type { RequestHandler } from "express";

/** Passes everything on to the house as a proxy in front of it does: providers and browsers know one address only. */
export function proxyTo(house: () => string | undefined): RequestHandler {
  return (incoming, outgoing) => {
    const url = house();
    if (!url) {
      outgoing.status(503).set("retry-after", "1").send("The house is starting.");
      return;
    }
    const headers = {
      ...incoming.headers,
      "x-forwarded-for": incoming.socket.remoteAddress ?? "",
      "x-forwarded-proto": "http",
    };
    const passed = call(new URL(incoming.originalUrl, url), { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => (outgoing.headersSent ? outgoing.destroy() : outgoing.sendStatus(502)));
    // A browser that went away ends its streams at the house, too.
    outgoing.once("close", () => passed.destroy());
    incoming.pipe(passed);
  };
}
