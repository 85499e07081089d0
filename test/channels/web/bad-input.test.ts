import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../support/browserless.ts";
import { type House, openHouse } from "../../support/house.ts";

describe("bad input", () => {
  let house: House;
  let visitor: Visitor;

  beforeAll(async () => {
    house = await openHouse({
      web: {
        allowances: {
          open: { points: 1_000, seconds: 1 },
          message: { points: 3, seconds: 60 },
          address: { points: 1_000, seconds: 1 },
          upload: { points: 3, seconds: 60 },
          uploadedBytes: { points: 7_000_000, seconds: 60 },
          allUploadedBytes: { points: 20_000_000, seconds: 60 },
        },
      },
    });
  });
  afterAll(() => house.close());

  async function refused(response: Response, status: number, code: string): Promise<void> {
    const body = (await response.json()) as { error: { code: string; message: string } };
    expect({ status: response.status, code: body.error.code }).toEqual({ status, code });
    expect(body.error.message.length).toBeGreaterThan(5);
    expect(JSON.stringify(body)).not.toMatch(/at .*\.(ts|js):\d+/);
  }

  it.each([
    ["malformed JSON", '{"text":', 400, "bad_json"],
    ["no text", {}, 400, "bad_request"],
    ["a number for text", { text: 7 }, 400, "bad_request"],
    ["only spaces", { text: "  \n " }, 400, "bad_request"],
    ["an array", [], 400, "bad_request"],
    ["null", "null", 400, "bad_json"],
    ["4,001 characters", { text: "x".repeat(4_001) }, 400, "bad_request"],
    ["5 MB", { text: "x".repeat(5_000_000) }, 413, "too_large"],
  ])("refuses %s with what is wrong", async (_name, body, status, code) => {
    visitor = await Visitor.arrive(house.url);
    await refused(await visitor.post(body), status, code);
  });

  it("refuses another content type", async () => {
    visitor = await Visitor.arrive(house.url);
    await refused(
      await visitor.post("text=hello", { headers: { "content-type": "application/x-www-form-urlencoded" } }),
      415,
      "not_json",
    );
  });

  it("refuses a message without an idempotency key", async () => {
    visitor = await Visitor.arrive(house.url);
    await refused(await visitor.post({ text: "hi" }, { key: "" }), 400, "no_idempotency_key");
  });

  it.each(["", "nonsense", "web_AAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB", "x".repeat(5_000)])(
    "refuses the token %#",
    async (token) => {
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": "k" };
      for (const path of ["/chat/messages", "/chat/events"]) {
        const response = await fetch(`${house.url}${path}`, { headers });
        expect(response.status).toBe(401);
      }
      expect(
        (await fetch(`${house.url}/chat/messages`, { method: "POST", headers, body: '{"text":"hi"}' })).status,
      ).toBe(401);
    },
  );

  it("gives a token its own conversation and nothing else", async () => {
    const [mine, theirs] = [await Visitor.arrive(house.url), await Visitor.arrive(house.url)];
    await theirs.say("my code is K7Q2XD");
    expect(await mine.history()).toEqual([]);
    const forged = theirs.token.replace(/\..*/, `.${mine.token.split(".")[1]}`);
    expect((await fetch(`${house.url}/chat/messages`, { headers: { authorization: `Bearer ${forged}` } })).status).toBe(
      401,
    );
  });

  it("tells who writes too much when to come back", async () => {
    visitor = await Visitor.arrive(house.url);
    for (let i = 0; i < 3; i++) await visitor.say(`message ${i}`);
    const response = await visitor.post({ text: "one more" });
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    await refused(response, 429, "too_many");
  });

  it("knows no other routes or methods, and says so", async () => {
    await refused(await fetch(`${house.url}/nowhere`), 404, "not_found");
    await refused(await fetch(`${house.url}/chat/messages`, { method: "DELETE" }), 404, "not_found");
    await refused(await fetch(`${house.url}/chat/%E0%A4%A`), 404, "not_found");
    await refused(
      await fetch(`${house.url}/chat/conversations`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"identity":"x.y.z"}',
      }),
      400,
      "identity_off",
    );
  });

  it("survives what is no HTTP at all", async () => {
    const { port } = new URL(house.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.end("\x16\x03\x01 not http\r\n\r\n"));
      socket.resume();
      socket.once("close", () => resolve());
    });
    expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
  });
});
