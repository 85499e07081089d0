import { readFileSync, rmSync } from "node:fs";

// The last line of a CI run: how many tests passed and failed, from the report the run just wrote.
const REPORT = ".data/test-report.json";
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(REPORT, "utf8")) as {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
};
rmSync(REPORT);
console.log(
  `${numPassedTests} passed, ${numFailedTests} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ""}`,
);
