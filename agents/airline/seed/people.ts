import { between, dice, pick } from "../dice.ts";
import type { Customer, PaymentMethod } from "../records.ts";

const FIRST =
  "Ana Ben Chloe Daniel Elena Farid Grace Hiro Ines Jonas Kira Luis Mei Noor Oscar Priya Quinn Rosa Sami Tara Uma Viktor Wen Yuki Zoe".split(
    " ",
  );
const LAST =
  "Abbott Becker Chen Dubois Eriksen Fischer Garcia Haddad Ito Jansen Kowalski Lopez Moreau Nguyen Okafor Park Rossi Sato Tanaka Vargas".split(
    " ",
  );
const HOW_MANY = 90;

/** The people who fly with us: the two of the demonstration, and others. Telephone numbers are of the fictional kind. */
export const people: Customer[] = [
  person(1, "Morgan", "Lee", "silver"),
  person(2, "Taylor", "Lee", "regular"),
  ...Array.from({ length: HOW_MANY }, (_, i) => {
    const n = i + 3;
    return person(n, pick(FIRST, "first", n), pick(LAST, "last", n), membershipOf(n));
  }),
];

function membershipOf(n: number): Customer["membership"] {
  const share = dice("membership", n);
  return share < 0.12 ? "gold" : share < 0.35 ? "silver" : "regular";
}

function person(n: number, first_name: string, last_name: string, membership: Customer["membership"]): Customer {
  const user_id = `${first_name}_${last_name}_${1000 + n}`.toLowerCase();
  const methods = paymentMethods(n);
  return {
    user_id,
    name: { first_name, last_name },
    email: `${first_name}.${last_name}${1000 + n}@example.com`.toLowerCase(),
    phone: `+1202555${String(100 + n).padStart(4, "0")}`,
    dob: `${between(1948, 2003, "year", n)}-${two(between(1, 12, "month", n))}-${two(between(1, 28, "day", n))}`,
    membership,
    miles: between(0, 180, "miles", n) * 500,
    payment_methods: Object.fromEntries(methods.map((method) => [method.id, method])),
    reservations: [],
  };
}

function paymentMethods(n: number): PaymentMethod[] {
  const number = 1_000_000 + n * 7919;
  const brand = pick(["visa", "mastercard"], "brand", n);
  const last_four = String(between(1000, 9999, "card", n));
  return [
    { source: "credit_card", id: `credit_card_${number}`, brand, last_four },
    ...(dice("gift", n) < 0.5
      ? [{ source: "gift_card" as const, id: `gift_card_${number}`, amount: between(2, 30, "gift amount", n) * 10 }]
      : []),
    ...(dice("certificate", n) < 0.3
      ? [{ source: "certificate" as const, id: `certificate_${number}`, amount: pick([100, 150, 250, 500], "c", n) }]
      : []),
  ];
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

/** The customer at a place in the list, counted round. */
export function personAt(n: number): Customer {
  const found = people[n % people.length];
  if (!found) throw new RangeError("there are no people");
  return found;
}
