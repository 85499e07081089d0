/** Core's public face: the agent runner, conversations, and the ground they stand on. Knows no vendor's channel and no airline. */
export * from "./banner.ts";
export * from "./boot.ts";
export * from "./config.ts";
export * from "./conversation/index.ts";
export * from "./desk-rules.ts";
export * from "./platform/index.ts";
export * from "./runner/index.ts";
