export * from "./business-hours.ts";
export * from "./duration.ts";
export * from "./hours.ts";
export * from "./local-redis.ts";
export * from "./logs.ts";
export * from "./metrics.ts";
export * from "./resolve-store.ts";
export * from "./store.ts";
