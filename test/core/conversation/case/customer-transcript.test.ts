import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Asides, customerTranscript, Deliveries } from "../../../../core/index.ts";
import { type CaseRoom, openCaseRoom } from "../../../support/case-room.ts";
import { hasRedis } from "../../../support/redis.ts";

const ana = { id: "U1", name: "Ana" };

describe.skipIf(!hasRedis())("what a customer's transcript holds", () => {
  let room: CaseRoom;
  beforeEach(async () => {
    room = await openCaseRoom();
  });
  afterEach(() => room.store.close());

  const said = async (to = Number.POSITIVE_INFINITY): Promise<string[]> => {
    const deliveries = new Deliveries(room.store);
    const lines = await customerTranscript(await room.log.read("c"), to, (ids) => deliveries.bodies("c", ids));
    return lines.map(({ speaker, name, text }) => `${name ?? speaker}: ${text}`);
  };

  it("leaves out what was taken back before it reached anybody, and keeps the page that did", async () => {
    room.channel.parts = ({ text }) => text.split("|").map((body, i) => ({ body, ...(i > 0 && { held: true }) }));
    await room.says("c", "hello");
    await room.answers("c", "first page|second page");
    const deliveries = new Deliveries(room.store);
    const next = await deliveries.next("c");
    if (next.kind !== "go") throw new Error(next.kind);
    await deliveries.settle(next.delivery, next.handle, { state: "sent", provider: "p" });
    await room.says("c", "and my gate?");
    await room.answers("c", "never sent");
    await room.desk.open("c", { reason: "asked", priority: "normal", summary: "s" });
    await room.desk.claim("c", ana);
    expect(await said()).toEqual([
      "customer: hello",
      "bot: first page",
      "customer: and my gate?",
      "system: en/person_asked",
      "system: en/person_joined Ana",
    ]);
  });

  it("holds no note, no draft and no fact of the case", async () => {
    await room.says("c", "hello");
    await room.escalates("c", { reason: "low_confidence", draft: "perhaps in Rome", summary: "secret" });
    await room.desk.claim("c", ana);
    await room.desk.note("c", ana, { text: "difficult customer", action: "1" });
    await room.desk.reply("c", ana, { action: "2", text: "It is in Oslo.", via: "reply" });
    expect((await said()).join("\n")).not.toMatch(/Rome|secret|difficult/);
    expect((await said()).at(-1)).toBe("Ana: It is in Oslo.");
  });

  it("shows what the customer changed or took back as they left it, and ends where it was asked for", async () => {
    const asides = new Asides(room.store);
    for (const text of ["one", "two", "three"]) await room.says("c", text);
    const [one, two, three] = await room.log.messages("c");
    const idOf = (entry: typeof one) => (entry?.kind === "message" ? entry.message.id : "");
    await asides.report("c", "e1", [{ kind: "edited", message: idOf(one), text: "ONE" }]);
    await asides.report("c", "e2", [{ kind: "deleted", message: idOf(two) }]);
    expect(await said()).toEqual(["customer: ONE", "customer: three"]);
    expect(await said((three?.seq ?? 0) - 1)).toEqual(["customer: ONE"]);
  });
});
