import { type ChannelUnderTest, type Customer, channelContract } from "../contract.ts";
import { type Line, openLine, PUBLIC_URL } from "./line.ts";

channelContract("SMS", async (): Promise<ChannelUnderTest> => {
  const line = await openLine();
  const { faults } = line.twilio;
  const creating = { path: /Messages\.json$/ };
  return {
    ...line,
    name: "sms",
    customer: () => customerOf(line),
    provider: {
      refusesForNow: () =>
        faults.next(
          { kind: "answer", status: 429, body: { code: 20429, message: "Too Many Requests", status: 429 } },
          creating,
        ),
      refusesForGood: () =>
        faults.next(
          { kind: "answer", status: 400, body: { code: 21211, message: "Invalid 'To'", status: 400 } },
          creating,
        ),
      losesTheAnswer: () => faults.next({ kind: "reset-after" }, creating),
      hangsUp: () => faults.next({ kind: "reset" }, creating),
      has: (words) => line.twilio.sent().filter(({ body }) => body === words).length,
    },
  };
});

function customerOf({ twilio, customer, local }: Line): Customer {
  const phone = customer();
  const webhook = `${PUBLIC_URL}/sms/inbound`;
  return {
    conversation: phone.conversation,
    says: (text) => phone.text(text),
    saysAgain: () => {
      const { sid = "", body = "" } = twilio.messages().findLast(({ from }) => from === phone.number) ?? {};
      return twilio.webhook(webhook, { MessageSid: sid, From: phone.number, To: twilio.number, Body: body });
    },
    sendsPicture: () => phone.text("", { media: [{ type: "image/png", bytes: Buffer.from("a picture") }] }),
    isForged: (text) =>
      fetch(`${local}/sms/inbound`, {
        method: "POST",
        headers: { "x-twilio-signature": Buffer.alloc(20).toString("base64") },
        body: new URLSearchParams({ MessageSid: "SMforged", From: phone.number, To: twilio.number, Body: text }),
      }),
    receipt: () =>
      twilio.webhook(webhook, { MessageSid: "SM0", MessageStatus: "delivered", From: twilio.number, To: phone.number }),
  };
}
