import type { Conversation, Variant } from "./conversation.ts";

/**
 * One variant in a process of its own: `node measure.ts <variant> <baseURL> <guarded|plain> <count> <concurrency>`.
 * Warms up, holds that many conversations, and reports CPU milliseconds for one.
 */
const [name = "", baseURL = "", guarded = "", count = "", concurrency = ""] = process.argv.slice(2);

const load: Record<string, () => Promise<Variant>> = {
  ours: async () => (await import("./ours.ts")).ours,
  bare: async () => (await import("./bare.ts")).bare,
  peer: async () => (await import("./peer.ts")).peer,
};
const variant = await load[name]?.();
if (!variant) throw new Error(`no variant ${name}`);
const conversation = variant(baseURL, guarded === "guarded");

await hold(conversation, 150, Number(concurrency));
const before = process.cpuUsage();
await hold(conversation, Number(count), Number(concurrency));
const { user, system } = process.cpuUsage(before);
process.send?.({ cpuMs: (user + system) / 1_000 / Number(count) }, () => process.exit());

async function hold(one: Conversation, total: number, atATime: number): Promise<void> {
  let left = total;
  const lane = async () => {
    while (left-- > 0) await one();
  };
  await Promise.all(Array.from({ length: atATime }, lane));
}
