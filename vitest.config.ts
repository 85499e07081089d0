import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    reporters: process.env.CI === "true" ? ["default", "json"] : ["default"],
    outputFile: { json: ".data/test-report.json" },
    // The suites start real servers and browsers; two cores carry two of them at a time.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
