import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addContextSummary,
  composeFilters,
  HandoffError,
  type HandoffInputData,
  type HandoffInputFilter,
  handoff,
  type Item,
  keepLastNMessages,
  removeAllTools,
  removeDeveloperMessages,
  removeSystemMessages,
  summarizeEarlier,
  UserError,
} from "../../../core/runner/index.ts";
import { calls, says, thinks } from "../../../core/testing.ts";
import { refusalOf } from "../../standins/openai/refusals.ts";
import { agentOf, failureAs, play, recorder, scripted, trace } from "./support.ts";

/** What the second agent's model is shown when the first hands over through the filter. */
async function shown(inputFilter: HandoffInputFilter | undefined, input: string | Item[] = "Hello") {
  const { tool } = recorder("look_up");
  const way = handoff(agentOf("seats"), inputFilter ? { inputFilter } : {});
  const triage = agentOf("triage", { tools: [tool], handoffs: [way] });
  const { model, result } = await play(
    triage,
    [[thinks(), calls("look_up", { value: "x" })], [says("One moment."), calls("transfer_to_seats")], "ok"],
    { input },
  );
  return {
    items: model.requests[2]?.input ?? [],
    lines: trace(model.requests[2]?.input ?? []),
    record: trace(result.history),
  };
}

const call = (id: string): Item => calls("look_up", {}, id);
const output = (id: string): Item => ({ type: "function_call_output", call_id: id, output: "found" });
const data = (
  inputHistory: string | Item[],
  newItems: Item[] = [],
  preHandoffItems: Item[] = [],
): HandoffInputData => ({
  ...{ inputHistory, preHandoffItems, newItems },
});

describe("handoff filters", () => {
  it("D1 show the whole history where there is none, the transfer and its answer included", async () => {
    const { lines, record } = await shown(undefined);
    expect(lines).toEqual([
      "user: Hello",
      "(thinks)",
      "look_up",
      "→ look_up got x",
      "assistant: One moment.",
      "transfer_to_seats",
      '→ {"assistant":"seats"}',
    ]);
    expect(record).toEqual([...lines, "assistant: ok"]);
  });

  it("D2 removeAllTools leaves what was said, and a request no provider refuses", async () => {
    const { lines, items, record } = await shown(removeAllTools);
    expect(lines).toEqual(["user: Hello", "assistant: One moment."]);
    expect(record).toHaveLength(8);
    expect(refusalOf("Bearer k", JSON.stringify({ model: "m", input: items }))).toBeUndefined();
  });

  it("D2 removeAllTools takes the id from a message whose thought it removed", () => {
    const message = says("It is on time.");
    const filtered = removeAllTools(data([thinks(), message], [says("Bye.")]));
    expect(filtered.inputHistory).toEqual([{ type: "message", role: "assistant", content: "It is on time." }]);
    expect(filtered.newItems[0]).toHaveProperty("id");
  });

  it("D5 removeSystemMessages removes system messages only; developer messages have their own", () => {
    const all: Item[] = [
      { role: "system", content: "s" },
      { role: "developer", content: "d" },
      { role: "user", content: "u" },
    ];
    expect(trace(removeSystemMessages(data(all)).inputHistory as Item[])).toEqual(["developer: d", "user: u"]);
    expect(trace(removeDeveloperMessages(data(all)).inputHistory as Item[])).toEqual(["system: s", "user: u"]);
    expect(removeSystemMessages(data("hello")).inputHistory).toBe("hello");
  });

  it("D6 addContextSummary puts the summary first, and makes an item of a string", async () => {
    const summary = addContextSummary("wants an aisle seat");
    expect((await shown(summary)).lines.slice(0, 2)).toEqual([
      "system: Context summary: wants an aisle seat",
      "user: Hello",
    ]);
    const list = await shown(summary, [{ role: "user", content: "Hi there" }]);
    expect(list.lines.slice(0, 2)).toEqual(["system: Context summary: wants an aisle seat", "user: Hi there"]);
    expect(summary(data("Hello")).inputHistory).toEqual([
      { type: "message", role: "system", content: "Context summary: wants an aisle seat" },
      { type: "message", role: "user", content: "Hello" },
    ]);
  });

  it("D7 compose from left to right, and are awaited", async () => {
    const slowly: HandoffInputFilter = async (given) => {
      await Promise.resolve();
      return addContextSummary("second")(given);
    };
    const { lines } = await shown(composeFilters(addContextSummary("first"), slowly, removeAllTools));
    expect(lines.slice(0, 3)).toEqual([
      "system: Context summary: second",
      "system: Context summary: first",
      "user: Hello",
    ]);
  });

  it("D10 summarise the earlier stretch, accumulating over transfers without saying anything twice", async () => {
    const summarized: string[][] = [];
    const filter = summarizeEarlier({
      keepLastMessages: 1,
      summarize: (earlier, previous) => {
        summarized.push(trace(earlier));
        return [previous, `${earlier.length} more`].filter(Boolean).join(" + ");
      },
    });
    const last = agentOf("last");
    const middle = agentOf("middle", { handoffs: [handoff(last, { inputFilter: filter })] });
    const first = agentOf("first", { handoffs: [handoff(middle, { inputFilter: filter })] });
    const input: Item[] = [
      { role: "user", content: "one" },
      { role: "assistant", content: "two" },
      { role: "user", content: "three" },
    ];
    const { model, result } = await play(
      first,
      [calls("transfer_to_middle", {}, "h1"), [says("four"), calls("transfer_to_last", {}, "h2")], "ok"],
      { input },
    );
    expect(trace(model.requests[1]?.input ?? [])).toEqual([
      "system: Context summary: 2 more",
      "user: three",
      "transfer_to_middle",
      '→ {"assistant":"middle"}',
    ]);
    expect(trace(model.requests[2]?.input ?? [])).toEqual([
      "system: Context summary: 2 more + 3 more",
      "assistant: four",
      "transfer_to_last",
      '→ {"assistant":"last"}',
    ]);
    expect(summarized).toEqual([
      ["user: one", "assistant: two"],
      ["user: three", "transfer_to_middle", '→ {"assistant":"middle"}'],
    ]);
    expect(result.history).toHaveLength(9);
  });

  it("D10 summarise as a plain transcript unless told how, and leave short conversations alone", async () => {
    const filter = summarizeEarlier({ keepLastMessages: 2 });
    const short = data("Hello");
    expect(await filter(short)).toBe(short);
    const items: Item[] = ["a", "b", "c"].map((content) => ({ role: "user", content }));
    const { inputHistory } = await filter(data(items));
    expect(trace(inputHistory as Item[])).toEqual(["system: Context summary: user: a", "user: b", "user: c"]);
  });

  it("D11 cannot change the record by changing what they are given", async () => {
    const vandal: HandoffInputFilter = (given) => {
      for (const item of [...(given.inputHistory as Item[]), ...given.newItems]) {
        if ("content" in item) item.content = "gone";
        if (item.type === "function_call_output") item.output = "gone";
      }
      return given;
    };
    const { record, lines } = await shown(vandal, [{ role: "user", content: "Hello" }]);
    expect(lines[0]).toBe("user: gone");
    expect(record[0]).toBe("user: Hello");
    expect(record).not.toContain("→ gone");
  });

  it("change what the next agent sees and the one after it, never the record", async () => {
    const c = agentOf("c");
    const b = agentOf("b", { handoffs: [c] });
    const a = agentOf("a", { handoffs: [handoff(b, { inputFilter: removeAllTools })] });
    const { model, result } = await play(a, [calls("transfer_to_b"), calls("transfer_to_c"), "ok"]);
    expect(trace(model.requests[2]?.input ?? [])).toEqual(["user: Hello", "transfer_to_c", '→ {"assistant":"c"}']);
    expect(result.history).toHaveLength(6);
  });

  it("fall back to the runner's filter, and end the run with the reason when one fails", async () => {
    const triage = agentOf("triage", { handoffs: [agentOf("seats")] });
    const { model } = await play(triage, [calls("transfer_to_seats"), "ok"], {
      runner: { handoffInputFilter: removeAllTools },
    });
    expect(trace(model.requests[1]?.input ?? [])).toEqual(["user: Hello"]);

    const broken = handoff(agentOf("seats"), { inputFilter: () => Promise.reject(new Error("no summary")) });
    const { runner } = scripted([calls("transfer_to_seats")]);
    const error = await failureAs(HandoffError, runner.run(agentOf("t", { handoffs: [broken] }), "go"));
    expect(error).toMatchObject({ code: "filter_failed", cause: { message: "no summary" } });
  });

  it("§6.7 make whole what a filter of somebody's own tore apart", async () => {
    const tear: HandoffInputFilter = (given) => ({
      ...given,
      newItems: given.newItems.filter(({ type }) => type !== "function_call"),
    });
    const { items, lines } = await shown(tear);
    expect(lines).toEqual(["user: Hello", "(thinks)", "look_up", "→ look_up got x", "assistant: One moment."]);
    expect(refusalOf("Bearer k", JSON.stringify({ model: "m", input: items }))).toBeUndefined();
  });

  it("K2 keepLastNMessages keeps the last n without an orphaned result at the front", () => {
    const history: Item[] = [
      { role: "user", content: "one" },
      call("c1"),
      output("c1"),
      { role: "assistant", content: "two" },
      { role: "user", content: "three" },
    ];
    expect(trace(keepLastNMessages(2)(data(history)).inputHistory as Item[])).toEqual([
      "assistant: two",
      "user: three",
    ]);
    expect(trace(keepLastNMessages(9)(data(history)).inputHistory as Item[])).toHaveLength(5);
    const split = keepLastNMessages(1)(
      data([{ role: "user", content: "a" }], [says("b")], [says("p"), call("c2"), output("c2")]),
    );
    expect([split.inputHistory, split.preHandoffItems]).toEqual([[], []]);
    expect(() => keepLastNMessages(0)).toThrow(UserError);
  });

  it("are never refused by a provider, whatever the conversation was (property)", () => {
    const exchange = fc.constantFrom("user", "assistant", "call", "thought+call", "thought+text", "system");
    const filters = [
      removeAllTools,
      keepLastNMessages(1),
      keepLastNMessages(3),
      removeSystemMessages,
      addContextSummary("s"),
    ];
    fc.assert(
      fc.property(
        fc.array(exchange, { maxLength: 12 }),
        fc.nat({ max: 12 }),
        fc.constantFrom(...filters),
        (kinds, cut, filter) => {
          const items = kinds.flatMap((kind, n): Item[] => {
            if (kind === "call") return [call(`c${n}`), output(`c${n}`)];
            if (kind === "thought+call") return [thinks(), call(`c${n}`), output(`c${n}`)];
            if (kind === "thought+text") return [thinks(), says(`t${n}`)];
            return [{ role: kind as "user", content: `m${n}` }];
          });
          // Stretches end where turns end, so a pair is never cut by them.
          const starts = items.flatMap((item, i) => ("role" in item && item.role === "user" ? [i] : []));
          const at = starts[cut % Math.max(1, starts.length)] ?? 0;
          const filtered = filter(data(items.slice(0, at), items.slice(at)));
          const input = [...(filtered.inputHistory as Item[]), ...filtered.preHandoffItems, ...filtered.newItems];
          expect(refusalOf("Bearer k", JSON.stringify({ model: "m", input }))).toBeUndefined();
        },
      ),
    );
  });
});
