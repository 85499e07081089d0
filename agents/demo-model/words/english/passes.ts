import { listAt, textAt, type Value } from "../../reading/values.ts";
import { clockTime, day } from "../moments.ts";

/** What stands on the boarding passes of a flight. */
export function passesTold(pass: Value): string {
  const people = listAt(pass, "passengers").map((each) => `${textAt(each, "name")}, seat ${textAt(each, "seat")}`);
  const terminal = textAt(pass, "terminal");
  return [
    `You are checked in for ${textAt(pass, "flight_number")} on ${day(textAt(pass, "date") ?? "")}: ${people.join("; ")}.`,
    `Gate ${textAt(pass, "gate")}${terminal ? `, terminal ${terminal}` : ""}.`,
    textAt(pass, "boarding_at") && `Boarding begins at ${clockTime(textAt(pass, "boarding_at"))}.`,
  ]
    .filter(Boolean)
    .join(" ");
}
