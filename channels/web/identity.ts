import { jwtVerify } from "jose";
import { z } from "zod";
import { HttpError } from "../http-errors.ts";

const Claims = z.object({
  /** The airline's own id of the customer. */
  sub: z.string().min(1).max(200),
  name: z.string().max(200).optional(),
  email: z.string().max(320).optional(),
  phone: z.string().max(32).optional(),
});

/** Who the airline's site says is chatting. Proven: the site signed it. */
export type Identity = z.infer<typeof Claims>;

/** Reads the signed token (HS256 JWT, `CHAT_IDENTITY_SECRET`) a site hands to the widget. Throws 401, or 400 where none is expected. */
export async function readIdentity(token: string, secret: string | undefined): Promise<Identity> {
  if (!secret)
    throw new HttpError(400, "identity_off", "signed identities are off here: CHAT_IDENTITY_SECRET is not set");
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ["HS256"],
      requiredClaims: ["sub", "exp"],
    });
    return Claims.parse(payload);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : "it can't be read";
    throw new HttpError(401, "bad_identity", `the identity token is not valid: ${why}`);
  }
}
