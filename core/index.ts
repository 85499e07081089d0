/** Core's public face: the agent runner, conversations, and the ground they stand on. Knows no vendor's channel and no airline. */
export * from "./banner.ts";
export * from "./boot.ts";
export * from "./command-line.ts";
export * from "./config.ts";
export * from "./conversation/index.ts";
export * from "./describe-config.ts";
export * from "./desk-rules.ts";
export * from "./environment.ts";
export * from "./platform/index.ts";
export * from "./runner/index.ts";
export { AGENT_IDS, type AgentId, GUARDRAIL_NAMES, type GuardrailName, type GuardrailTier } from "./settings.ts";
