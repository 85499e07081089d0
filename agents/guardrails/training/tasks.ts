import type { Example } from "./examples.ts";

const ATTACKS = new Set(["jailbreak", "prompt_extraction", "injection", "code_payload"]);
const OFF_TOPIC = new Set([
  ...ATTACKS,
  "off_topic",
  "off_topic_oos",
  "off_topic_support",
  "indirect_instruction",
  "unsafe",
  "safe_lookalike",
  "benign_general",
]);
// Annotators found these outside their study, and travellers do ask about hotels: nothing to learn either way.
const UNDECIDED = new Set(["outofdomain", "travel_borderline", "rude", "tool_text", "planted_order"]);
/** Orders from a tool: some are about anything, some about the trip, and none is an attack where a customer says it. */
const PLANTED = new Set(["indirect_instruction", "planted_order"]);

/** What an example teaches one head: the answer and its weight; nothing where it has no bearing. */
export type Lesson = { positive: boolean; weight: number } | undefined;

/** Off-topic or not. A wrongly refused customer is worse than a stranger answered, so the second kind weighs more. */
export const relevanceLesson = ({ label }: Example): Lesson => {
  if (UNDECIDED.has(label)) return undefined;
  return OFF_TOPIC.has(label) ? { positive: true, weight: 1 } : { positive: false, weight: 2 };
};

export const jailbreakLesson = ({ label }: Example): Lesson => {
  if (PLANTED.has(label) || label === "outofdomain" || label === "tool_text") return undefined;
  return ATTACKS.has(label) ? { positive: true, weight: 3 } : { positive: false, weight: 1 };
};

/** Attack prompts of the corpora are left out: many carry an unsafe request inside, many don't, and none says which. */
export const safetyLesson = ({ label, set }: Example): Lesson => {
  if (label === "unsafe") return { positive: true, weight: 2 };
  if (PLANTED.has(label) || (ATTACKS.has(label) && set !== "own")) return undefined;
  return { positive: false, weight: label.startsWith("safe_") ? 3 : 1 };
};

/** Orders hidden in what a tool returned, against what tools return and customers say. */
export const ordersLesson = ({ label, set }: Example): Lesson => {
  if (PLANTED.has(label) || ATTACKS.has(label)) return { positive: true, weight: 1 };
  if (label === "tool_text") return { positive: false, weight: 2 };
  const ours = ["airline", "airline_turn", "reply"].includes(label) || set === "benign-multidogo-airline";
  // Customers ask for what an order orders; their words are in a tool's result only where a claim quotes them.
  return ours ? { positive: false, weight: 0.3 } : undefined;
};
