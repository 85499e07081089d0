export * from "./banner.ts";
export * from "./boot.ts";
export * from "./config.ts";
export * from "./conversation/index.ts";
export * from "./platform/index.ts";
