import { z } from "zod";

/**
 * What every agent answers with. The reply comes last, so that nothing of it is shown before it is known how sure the
 * agent is and whether a person is needed.
 */
export const Reply = z.object({
  confidence: z.number().min(0).max(1).describe("How sure you are that the reply is right and complete, from 0 to 1"),
  needsHuman: z.boolean().describe("Whether a person has to take over"),
  reason: z.string().describe("For staff: why this confidence, and why a person is or is not needed; one sentence"),
  reply: z.string().describe("What the customer reads, in their language"),
});
export type Reply = z.infer<typeof Reply>;
