import type { Config } from "./config.ts";
import type { DeskRules, Sentences } from "./conversation/index.ts";
import { BusinessHours } from "./platform/index.ts";

/** How the desk works, as the settings have it. The words are given: core knows no language. */
export function deskRules(config: Config, sentences: Sentences): DeskRules {
  return {
    hours: new BusinessHours(config.BUSINESS_HOURS, { holidays: config.HOLIDAYS, zone: config.TIMEZONE }),
    sentences,
    claimWithinMs: config.CLAIM_WITHIN,
    replyWithinMs: config.REPLY_WITHIN,
    now: Date.now,
  };
}
