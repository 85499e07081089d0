import type { Intent } from "../../understanding/intents.ts";
import { listed } from "../moments.ts";

/** What a wish is about, in two or three words. */
const ABOUT: Partial<Record<Intent | "answer", string>> = {
  rebook: "your new flight",
  change_flight: "your new flight",
  change_cabin: "the cabin",
  book: "the booking",
  cancel: "the cancellation",
  correct_name: "the name",
  seat_change: "your seat",
  seat_map: "the seats",
  special_service: "the help you need",
  check_in: "check-in",
  bag_missing: "your bag",
  bag_damaged: "your bag",
  bag_status: "your bag",
  add_bags: "the extra bag",
  compensation: "what you are owed",
};

/** Says what else was heard and comes next, so that nobody has to say it again. */
export function laterTold(waiting: readonly (Intent | "answer")[]): string {
  const things = [...new Set(waiting.flatMap((wish) => ABOUT[wish] ?? []))];
  return things.length > 0 ? `Then I'll see to ${listed(things)}.` : "";
}
