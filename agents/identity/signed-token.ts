import { errors, jwtVerify } from "jose";
import { z } from "zod";

/** What the airline's own site vouches for: `sub` is the customer's account. */
export const IdentityClaims = z.object({
  sub: z.string().min(1),
  name: z.string().optional(),
  exp: z.number(),
});
export type IdentityClaims = z.infer<typeof IdentityClaims>;

/** The token is not the site's, is too old, or says too little. Answer 401; the sentence says which. */
export class IdentityRefused extends Error {
  readonly code = "identity_refused";
}

/** No token of a site lives longer: one that does was not meant for a chat. */
const LONGEST_LIFE_SECONDS = 24 * 3600;

/**
 * Reads the token a signed-in customer brings from the airline's site: a JWT signed with HS256 and the shared secret,
 * which names the account (`sub`) and when it ends (`exp`, at most a day ahead).
 */
export async function readIdentityToken(token: string, secret: string, now = new Date()): Promise<IdentityClaims> {
  try {
    const key = new TextEncoder().encode(secret);
    const { payload } = await jwtVerify(token, key, {
      algorithms: ["HS256"],
      currentDate: now,
      requiredClaims: ["sub", "exp"],
    });
    const claims = IdentityClaims.parse(payload);
    if (claims.exp - now.getTime() / 1000 > LONGEST_LIFE_SECONDS) {
      throw new IdentityRefused("the identity token is valid for more than a day; issue one that ends sooner");
    }
    return claims;
  } catch (error) {
    if (error instanceof IdentityRefused) throw error;
    if (error instanceof errors.JWTExpired)
      throw new IdentityRefused("the identity token has expired", { cause: error });
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) {
      throw new IdentityRefused("the identity token is not one of ours", { cause: error });
    }
    throw error;
  }
}
