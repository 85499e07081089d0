import type { Unit } from "../ledger.ts";
import { theUser } from "./lookups.ts";

/** Adds a certificate to a customer's payment methods under an id that is free. */
export async function sendCertificate(unit: Unit, user_id: string, amount: number, id: string): Promise<void> {
  const customer = await theUser(unit, user_id);
  const certificate = { source: "certificate" as const, id, amount };
  unit.put("customer", user_id, {
    ...customer,
    payment_methods: { ...customer.payment_methods, [id]: certificate },
  });
}
