/** Fields that hold personal data, whatever they hold. */
const PERSONAL =
  /^(?:(?:first|last|full|middle|given|family|customer|passenger|user)?_?names?|surname|e?_?mails?|phones?(?:_?numbers?)?|mobile|dob|date_?of_?birth|birth_?date|passports?(?:_?numbers?)?|known_?traveller|document_?numbers?|card_?numbers?|address(?:es)?|address[12]|street|zip|postcode)$/i;

/** Fields whose own words are personal or prove who somebody is; what is nested in them has names of its own. */
const TELLING =
  /^(?:confirmation(?:_?(?:codes?|numbers?))?|reservations?(?:_?ids?)?|bookings?(?:_?(?:codes?|references?|ids?))?|record_?locators?|pnrs?|passengers?|travell?ers?|customer|contact|user_?id)$/i;

/** What a field says of its value: all of it is personal, its words are, or nothing is known. */
export function readField(name: string, of: object): "all" | "words" | "nothing" {
  // A tool's name is no customer's.
  if (name === "name" && "type" in of && of.type === "function_call") return "nothing";
  if (PERSONAL.test(name)) return "all";
  return TELLING.test(name) ? "words" : "nothing";
}
