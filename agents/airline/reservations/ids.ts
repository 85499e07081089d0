import type { Unit } from "../ledger.ts";
import { NotAllowed } from "../refusals.ts";
import { theUser } from "./lookups.ts";

/** The first candidate that no reservation has. */
export const freeReservationId = (unit: Unit): Promise<string> =>
  firstFree(unit, "", 6, "Too many reservations", async (id) => (await unit.get("booking", id)) === undefined);

/** The first candidate that is not among the customer's payment methods. */
export async function freeCertificateId(unit: Unit, userId: string): Promise<string> {
  const { payment_methods } = await theUser(unit, userId);
  return firstFree(unit, "certificate_", 8, "Too many certificates", async (id) => !(id in payment_methods));
}

async function firstFree(
  unit: Unit,
  prefix: string,
  length: number,
  none: string,
  free: (id: string) => Promise<boolean>,
) {
  for (let n = 0; n < 50; n++) {
    const id = unit.mint(prefix, length, n);
    if (id === undefined) break;
    if (await free(id)) return id;
  }
  throw new NotAllowed("no_free_id", none);
}
