import { createHmac } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { Registry } from "prom-client";
import { inTurn } from "../../../channels/plain-handler.ts";
import { smsRoutes } from "../../../channels/sms/index.ts";
import { timed } from "../../../channels/timed.ts";
import { Asides, Deliveries, Inbox, Log, openStore, silentLogs } from "../../../core/index.ts";
import { WorkQueue } from "../../../jobs/queue.ts";

// One of the two servers of accept.ts.
const [kind, redisUrl = "", authToken = "", publicUrl = ""] = process.argv.slice(2);
const store = openStore(redisUrl, "web");
await store.ready();

/** What anybody would write in ten lines: check the signature, put it into a stream. */
function plain(): RequestListener {
  const app = express();
  app.post("/sms/inbound", express.urlencoded({ extended: false }), async (request, response) => {
    const fields = request.body as Record<string, string>;
    const signed = Object.keys(fields)
      .sort()
      .reduce((text, key) => text + key + fields[key], publicUrl + request.originalUrl);
    const signature = createHmac("sha1", authToken).update(signed).digest("base64");
    if (signature !== request.get("x-twilio-signature")) {
      response.status(403).end();
      return;
    }
    await store.redis.xadd("inbound", "*", "message", JSON.stringify(fields));
    response.type("text/xml").send("<Response/>");
  });
  return app;
}

function ours(): RequestListener {
  const queue = new WorkQueue(store, { shards: 1, burstWindowMs: 300 });
  const wake = (conversation: string) => queue.turn(conversation);
  const sms = smsRoutes({
    accountSid: `AC${"0".repeat(32)}`,
    authToken,
    publicUrl,
    inbox: new Inbox(store, wake),
    asides: new Asides(store, {}),
    deliveries: new Deliveries(store),
    log: new Log(store),
    wakeDelivery: (conversation) => queue.deliver("sms", conversation),
    asksForMore: () => false,
    optedOutNotice: () => "",
    logs: silentLogs(),
  });
  return inTurn([timed(new Registry()), sms], express());
}

process.on("SIGINT", () => process.exit(0));
const server = createServer(kind === "ours" ? ours() : plain());
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
