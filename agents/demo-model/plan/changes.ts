import type { ToolAnswer } from "../reading/exchanges.ts";
import { at, textAt, type Value } from "../reading/values.ts";
import { ask } from "../words/asks.ts";
import { doneTold, proposalTold, type ToldChange } from "../words/changes-told.ts";
import { serviceIn } from "../words/service.ts";
import { handOver } from "./courtesies.ts";
import { type Refusal, refusalIn, refused } from "./refusals.ts";
import { call, type Line, line, type Script, saying } from "./script.ts";
import type { Talk } from "./talk.ts";

/** What a script knows of its change beside what the tool answers. */
interface Aside {
  /** What the words may name. */
  about?: Value;
  /** How to tell it, where the kind of change does not say. */
  telling?: string;
  /** What to say to a no; undefined relays it. */
  onRefusal?: (refusal: Refusal) => Line | undefined;
}

/** A change: put to the customer, or done where it needed no asking back. */
export function* change(
  talk: Talk,
  tool: string,
  args: Record<string, unknown>,
  { about, telling, onRefusal }: Aside = {},
): Script {
  const answer = yield* call(tool, args);
  const refusal = refusalIn(answer);
  if (refusal) return onRefusal?.(refusal) ?? refused(talk, refusal);
  const { value } = answer;
  const kind = telling ?? textAt(value, "change", "kind") ?? KINDS[tool] ?? tool;
  return yield* outcome(talk, { kind, args, value, about });
}

function* outcome(talk: Talk, told: ToldChange): Script {
  switch (textAt(told.value, "status")) {
    case "proposed":
      return line(`${proposalTold(told, talk.language)} ${ask(talk.language, "confirm")}`, {
        reason: "Proposed, not done",
      });
    case "done":
      return line(doneTold(told, talk.language), { reason: "Done, as the result says" });
    case "waits_for_a_persons_decision":
      return line(doneTold(told, talk.language), { reason: "Waits for a person's decision", needsHuman: true });
    default:
      return yield* declined(talk);
  }
}

/** A yes to what was proposed. */
export function* answerToProposal(talk: Talk): Script {
  const proposal = proposedBefore(talk);
  const answer = yield* call("confirm_change");
  const refusal = refusalIn(answer);
  if (refusal) return refused(talk, refusal);
  if (textAt(answer.value, "status") === "not_agreed") {
    return line(serviceIn(talk.language)?.not_open() ?? NOT_OPEN, {
      confidence: 0.8,
      reason: `Not carried out: ${textAt(answer.value, "reason")}`,
    });
  }
  const kind = textAt(proposal, "kind") ?? "";
  return yield* outcome(talk, { kind, args: proposal, value: answer.value, about: proposal });
}

const NOT_OPEN =
  "I haven't changed anything yet, because the offer is no longer open. Tell me what you'd like, and I'll look again.";

/**
 * The change that was put to the customer before they said what this turn answers. A proposal of this turn is another:
 * their yes was not for it.
 */
export function proposedBefore({ situation, earlier, answers }: Talk): Value {
  const isProposal = ({ value }: ToolAnswer) => textAt(value, "status") === "proposed";
  if (!situation.proposal) return undefined;
  if (!answers.some(isProposal)) return situation.proposal;
  return at(earlier.find(isProposal)?.value, "change");
}

/** A no to what was proposed. */
export const declined = ({ language }: Talk): Script =>
  saying(
    line(
      serviceIn(language)?.unchanged() ?? "All right, I've changed nothing. Is there anything else I can do for you?",
      {
        confidence: 0.95,
        reason: "The customer does not want the change",
      },
    ),
  );

/** Tells staff and ends, for what only a person may do. */
export const onlyAPerson = (talk: Talk, why: string): Script => handOver(talk, "beyond_policy", why);

const KINDS: Readonly<Record<string, string>> = {
  rebook: "rebook",
  book_flight: "book",
  change_flights: "change_flights",
  change_cabin: "change_flights",
  cancel_booking: "cancel",
  add_bags: "add_bags",
  update_passenger: "correct_passengers",
  change_seat: "choose_seat",
  request_special_service: "request_service",
  check_in: "check_in",
  open_baggage_claim: "open_bag_claim",
  issue_compensation: "compensate",
};
