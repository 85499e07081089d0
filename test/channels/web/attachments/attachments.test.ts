import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MediaUnavailable } from "../../../../channels/media.ts";
import { fetchUploaded } from "../../../../channels/web/attachments/uploaded.ts";
import { Erasure, Uploads } from "../../../../core/index.ts";
import { said, Visitor } from "../../../support/browserless.ts";
import { type House, openHouse } from "../../../support/house.ts";

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const MB = 1024 * 1024;

describe("attachments in the web chat", () => {
  let house: House;
  let visitor: Visitor;

  beforeAll(async () => {
    house = await openHouse({ web: { allowedOrigins: ["https://airline.example"] } });
    visitor = await Visitor.arrive(house.url);
  });
  afterAll(() => house.close());

  const authorization = (who = visitor) => ({ authorization: `Bearer ${who.token}` });
  const handUp = (
    bytes: Buffer,
    { name = "me.png", key = randomUUID() as string, headers = {} as Record<string, string>, who = visitor } = {},
  ) =>
    fetch(`${house.url}/chat/attachments`, {
      method: "POST",
      headers: {
        "content-type": "image/png",
        "x-file-name": encodeURIComponent(name),
        "idempotency-key": key,
        ...authorization(who),
        ...headers,
      },
      body: new Uint8Array(bytes),
    });
  const idOf = async (answer: Response) => ((await answer.json()) as { attachmentId: string }).attachmentId;
  const refusal = async (answer: Response) => {
    const { error } = (await answer.json()) as { error: { code: string; message: string } };
    expect(error.message.length).toBeGreaterThan(10);
    return [answer.status, error.code];
  };

  it("comes with words or without them, and the thread tells its name, type and size, not where it lies", async () => {
    const answer = await handUp(PNG, { name: "Boarding pass ✈.png" });
    expect(answer.status).toBe(201);
    const told = (await answer.clone().json()) as object;
    expect(told).toMatchObject({ type: "image/png", name: "Boarding pass ✈.png", bytes: PNG.length });
    const id = await idOf(answer);
    expect((await visitor.post({ attachments: [id] })).status).toBe(202);
    expect((await visitor.post({ text: "look", attachments: [id] })).status).toBe(202);
    await visitor.listen().until(said("customer", "look"));
    const file = { id, type: "image/png", name: "Boarding pass ✈.png", bytes: PNG.length };
    const fromCustomer = (await visitor.history()).filter(({ from }) => from === "customer");
    expect(fromCustomer).toMatchObject([
      { text: "", attachments: [file] },
      { text: "look", attachments: [file] },
    ]);
    expect(JSON.stringify(fromCustomer)).not.toContain("upload:");
  });

  it("is had back by its owner, as a file and never as a page, and by nobody else", async () => {
    const id = await idOf(await handUp(PNG, { name: 'x";html' }));
    const at = `${house.url}/chat/attachments/${id}`;
    const answer = await fetch(at, { headers: authorization() });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": 'attachment; filename="x_;html.png"',
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
    });
    const stranger = await Visitor.arrive(house.url);
    expect(await refusal(await fetch(at, { headers: authorization(stranger) }))).toEqual([404, "no_attachment"]);
    expect(await refusal(await fetch(at))).toEqual([401, "no_token"]);
    expect(await refusal(await fetch(`${at}?token=${visitor.token}`))).toEqual([401, "no_token"]);
    expect(await refusal(await stranger.post({ attachments: [id] }))).toEqual([400, "no_attachment"]);
  });

  it("is one attachment when it was handed up twice under one key", async () => {
    const [one, other] = await Promise.all([handUp(PNG, { key: "again" }), handUp(PNG, { key: "again" })]);
    expect(await idOf(one)).toBe(await idOf(other));
  });

  it("is what its bytes say, whatever it is called", async () => {
    const answer = await handUp(Buffer.from("%PDF-1.7 …"), { name: "me.png" });
    expect(await answer.json()).toMatchObject({ type: "application/pdf", name: "me.png.pdf" });
    for (const evil of ["<script>alert(1)</script>", "<svg onload='alert(1)'/>", "PK\u0003\u0004", "MZ\u0090"])
      expect(await refusal(await handUp(Buffer.from(evil)))).toEqual([415, "kind"]);
  });

  it("is refused in words where it is too large, missing, packed, badly named or nobody's", async () => {
    const who = await Visitor.arrive(house.url);
    const large = Buffer.concat([PNG, Buffer.alloc(5 * MB)]);
    expect(await refusal(await handUp(large, { who }))).toEqual([413, "too_large"]);
    expect((await handUp(large.subarray(0, 5 * MB), { who })).status).toBe(201);
    expect(await refusal(await handUp(Buffer.alloc(0), { who }))).toEqual([400, "no_file"]);
    expect(await refusal(await handUp(PNG, { who, headers: { "content-encoding": "gzip" } }))).toEqual([
      415,
      "unsupported_encoding",
    ]);
    expect(await refusal(await handUp(PNG, { who, headers: { "x-file-name": "%E0%A4%A" } }))).toEqual([
      400,
      "file_name",
    ]);
    expect(await refusal(await handUp(PNG, { who, key: "" }))).toEqual([400, "no_idempotency_key"]);
    expect(await refusal(await handUp(PNG, { headers: { authorization: "Bearer nonsense" } }))).toEqual([
      401,
      "no_token",
    ]);
    expect(await refusal(await who.post({ attachments: ["u_nothing"] }))).toEqual([400, "no_attachment"]);
    expect(await refusal(await who.post({ attachments: Array.from({ length: 6 }, () => "u_x") }))).toEqual([
      400,
      "bad_request",
    ]);
    expect(await refusal(await who.post({ text: " ", attachments: [] }))).toEqual([400, "bad_request"]);
    expect((await who.history()).length).toBe(0);
  });

  it("comes only so often, and tells when to come back", async () => {
    const who = await Visitor.arrive(house.url);
    const answers = await Promise.all(Array.from({ length: 16 }, () => handUp(PNG, { who })));
    const late = answers.filter(({ status }) => status === 429);
    expect(late).toHaveLength(1);
    expect(Number(late[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("can be taken back until it was sent", async () => {
    const who = await Visitor.arrive(house.url);
    const id = await idOf(await handUp(PNG, { who }));
    const at = `${house.url}/chat/attachments/${id}`;
    const takeBack = () => fetch(at, { method: "DELETE", headers: authorization(who) });
    expect((await takeBack()).status).toBe(204);
    expect(await refusal(await takeBack())).toEqual([404, "no_attachment"]);
    expect(await refusal(await who.post({ attachments: [id] }))).toEqual([400, "no_attachment"]);
    const sent = await idOf(await handUp(PNG, { who }));
    expect((await who.post({ attachments: [sent] })).status).toBe(202);
    expect(
      await refusal(
        await fetch(`${house.url}/chat/attachments/${sent}`, { method: "DELETE", headers: authorization(who) }),
      ),
    ).toEqual([404, "no_attachment"]);
  });

  it("may be handed up from the pages that may chat, and no others", async () => {
    const ask = (origin: string) =>
      fetch(`${house.url}/chat/attachments`, {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "x-file-name" },
      });
    const allowed = await ask("https://airline.example");
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get("access-control-allow-headers")).toContain("x-file-name");
    expect(allowed.headers.get("access-control-allow-methods")).toContain("DELETE");
    expect((await ask("https://evil.example")).status).toBe(403);
  });

  it("is fetched for staff from where the log says it is, until the conversation is forgotten", async () => {
    const who = await Visitor.arrive(house.url);
    const id = await idOf(await handUp(PNG, { who }));
    await who.post({ attachments: [id] });
    const [entry] = await house.log.read(who.conversation);
    const [attachment] = (entry?.kind === "message" && entry.message.attachments) || [];
    if (!attachment) throw new Error("no attachment in the log");
    const uploads = new Uploads(house.store);
    expect(await fetchUploaded(attachment, uploads)).toEqual({ bytes: PNG, type: "image/png" });
    await new Erasure(house.store).erase(who.conversation);
    await expect(fetchUploaded(attachment, uploads)).rejects.toThrow(MediaUnavailable);
  });
});
