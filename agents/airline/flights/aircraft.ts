import { FIGURES } from "../figures.ts";

export type Section = "business" | "economy_plus" | "economy";

/** Rows of a kind. `letters` has a blank where the aisle is. */
interface Block {
  section: Section;
  rows: number[];
  letters: string;
}

export interface Aircraft {
  name: string;
  blocks: Block[];
  /** The whole cross-section, for drawing. */
  letters: string;
  exitRows: number[];
  /** Kept free for passengers who need them, until a service request assigns them. */
  heldForAssistance: string[];
  /** Not sold: crew rest, or no recline beside the galley. */
  blocked: string[];
}

export interface Seat {
  seat: string;
  row: number;
  section: Section;
  kind: "window" | "aisle" | "middle";
  exitRow: boolean;
}

const rows = (from: number, to: number, without: number[] = []): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((row) => !without.includes(row));

export const AIRCRAFT: Record<string, Aircraft> = {
  // 120 seats: 22 business, 98 economy. There is no row 13 and no row 17; row 4 has doors, row 23 narrows to two seats.
  A319: {
    name: "Airbus A319",
    letters: "ABC DEF",
    blocks: [
      { section: "business", rows: rows(1, 3), letters: "ABC DEF" },
      { section: "business", rows: [4], letters: "AC DF" },
      { section: "economy_plus", rows: rows(5, 8), letters: "ABC DEF" },
      { section: "economy", rows: rows(9, 22, [13, 17]), letters: "ABC DEF" },
      { section: "economy", rows: [23], letters: "A F" },
    ],
    exitRows: [4, 16],
    heldForAssistance: ["5C", "5D"],
    blocked: ["22E"],
  },
  E175: {
    name: "Embraer 175",
    letters: "AC DF",
    blocks: [{ section: "economy", rows: rows(1, 20, [13]), letters: "AC DF" }],
    exitRows: [11],
    heldForAssistance: ["1A", "1C", "1D", "1F"],
    blocked: ["20D", "20F"],
  },
  B789: {
    name: "Boeing 787-9",
    letters: "ABC DEF GHK",
    blocks: [
      { section: "business", rows: rows(1, 7), letters: "A DF K" },
      { section: "economy_plus", rows: rows(10, 12), letters: "ABC DEF GHK" },
      { section: "economy", rows: rows(14, 32, [17]), letters: "ABC DEF GHK" },
    ],
    exitRows: [10, 22],
    heldForAssistance: ["15C", "15G"],
    blocked: ["32D", "32E", "32F"],
  },
};

const seatsByType = new Map(Object.entries(AIRCRAFT).map(([type, aircraft]) => [type, layOut(aircraft)]));

/** The seats of an aircraft type from front to back; empty for a type we do not fly. */
export const seatsOf = (type: string): readonly Seat[] => seatsByType.get(type) ?? [];

function layOut({ blocks, exitRows }: Aircraft): Seat[] {
  return blocks.flatMap(({ section, rows, letters }) =>
    rows.flatMap((row) =>
      [...letters.replaceAll(" ", "")].map((letter) => ({
        seat: `${row}${letter}`,
        row,
        section,
        kind: kindOf(letter, letters),
        exitRow: exitRows.includes(row),
      })),
    ),
  );
}

function kindOf(letter: string, letters: string): Seat["kind"] {
  const at = letters.indexOf(letter);
  if (at === 0 || at === letters.length - 1) return "window";
  return letters[at - 1] === " " || letters[at + 1] === " " ? "aisle" : "middle";
}

/** What choosing this seat costs by default; members and what a booking includes are the rules' business. */
export const seatPrice = ({ section }: Seat): number => (section === "economy_plus" ? FIGURES.economyPlusSeat : 0);
