import type { Seat } from "../../../../../channels/web/ui/cards.ts";
import type { Conversation } from "../../../../standins/chat/conversation.ts";

/** Says one of everything a conversation can hold, and leaves words half written. */
export function everything(conversation: Conversation): void {
  conversation.say(
    "bot",
    "# Seats\n\n**HAT001**, *14C*:\n\n- `10A` ~~taken~~\n- [rules](https://example.com)\n\n> fine\n\n```\ncode\n```",
  );
  conversation.say("bot", "| Row | Extra |\n|---|---|\n| 12 | $35 |");
  conversation.say("bot", "Pick one.", {
    card: {
      type: "seat_map",
      id: "s1",
      flight: "HAT001",
      columns: ["A", "B", "C", "", "D", "E", "F"],
      rows: Array.from({ length: 20 }, (_, i) => ({
        row: i + 10,
        seats: [..."ABCDEF"].map((letter, j) => seat(i, letter, j)),
      })),
      current: "14C",
    },
  });
  conversation.say("bot", "Shall I?", {
    card: {
      type: "proposal",
      id: "p1",
      title: "Move to 11B",
      lines: [{ label: "Flight", value: "HAT001" }],
      cost: "$35.00",
      confirm: "Yes, change it",
      decline: "Not now",
    },
  });
  conversation.say("customer", "Yes, change it", { pressed: { card: "p1", value: "confirm" } });
  conversation.give({ owner: "human", name: "Maya" });
  conversation.say("system", "Maya joined.");
  conversation.say("staff", "Hi, I am Maya.", {
    name: "Maya",
    attachments: [{ id: "f1", type: "application/pdf", name: "receipt.pdf", bytes: 20_480 }],
  });
  conversation.say("system", "How was it?", { card: { type: "satisfaction", id: "r1" } });
  conversation.say("bot", "Anything else?", { card: { type: "choices", id: "c1", options: ["No, thanks", "Yes"] } });
  conversation.stream("w", "And this is being wr");
}

function seat(row: number, letter: string, column: number): Seat {
  const state = (row * 7 + column * 3) % 4 === 0 ? "taken" : (row + column) % 11 === 0 ? "blocked" : "free";
  return { seat: `${row + 10}${letter}`, state, cabin: "economy", ...(row === 2 && { exit: true, extra: "$35" }) };
}
