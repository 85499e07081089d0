import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const DOORS = [
  "channels/web.ts",
  "jobs/worker.ts",
  "jobs/erase.ts",
  "main.ts",
  "channels/doctor.ts",
  "agents/eval/run.ts",
  "agents/guardrails/cli.ts",
];

/** Where each vendor lives, and nowhere else. */
const HOMES: Readonly<Record<string, RegExp>> = {
  twilio: /^channels\/(sms\/|doctor)/,
  "@slack/bolt": /^channels\/slack\//,
  "@slack/web-api": /^channels\/(slack\/|doctor)/,
  bullmq: /^jobs\/queue\.ts$/,
  openai: /^core\/runner\//,
  ioredis: /^core\/platform\/store\.ts$/,
  express: /^channels\//,
  "js-redis-server": /^core\/platform\/embedded-redis\.ts$/,
};

const files = ["main.ts", ...globSync("{channels,core,agents,jobs}/**/*.{ts,tsx}", { cwd: ROOT })].filter(
  (file) => !file.startsWith("channels/web/ui/"),
);

describe("the house", () => {
  it("lets each room import only what it may", () => {
    expect(files.flatMap((file) => importsOf(file).flatMap((to) => offence(file, to)))).toEqual([]);
  });

  it("keeps every vendor in its one home", () => {
    const strays = files.flatMap((file) =>
      packagesOf(file).flatMap((name) => (HOMES[name] && !HOMES[name].test(file) ? [`${file} imports ${name}`] : [])),
    );
    expect(strays).toEqual([]);
  });

  it("reads the environment in one place", () => {
    const readers = files.filter((file) => /process\.env\b/.test(source(file)));
    expect(
      readers.filter((file) => !DOORS.includes(file) && !/^core\/(environment|platform\/local-redis)\.ts$/.test(file)),
    ).toEqual([]);
  });

  it("names files that exist in its READMEs", () => {
    const missing = globSync("{channels,core,agents,jobs,test}/**/README.md", {
      cwd: ROOT,
      exclude: ["**/node_modules/**"],
    }).flatMap((readme) =>
      [...source(readme).matchAll(/`([\w./-]+\.(?:ts|tsx|lua|md|yaml|json))`/g)]
        .map((match) => match[1] ?? "")
        .filter((path) => !existsSync(join(ROOT, dirname(readme), path)) && !existsSync(join(ROOT, path)))
        .map((path) => `${readme} names ${path}`),
    );
    expect(missing).toEqual([]);
  });
});

function offence(from: string, to: string): string[] {
  const says = [`${from} imports ${to}`];
  if (DOORS.includes(to)) return says;
  if (DOORS.includes(from)) return [];
  const [room = "", part = ""] = from.split("/");
  if (room === "core") return coreMay(part, to) ? [] : says;
  const ownRoom = to.startsWith(`${room}/`);
  return ownRoom || to === "core/index.ts" || to === "core/testing.ts" ? [] : says;
}

function coreMay(part: string, to: string): boolean {
  if (!to.startsWith("core/")) return false;
  if (part === "runner") return to.startsWith("core/runner/");
  if (part === "platform") return to.startsWith("core/platform/");
  if (part === "conversation") return to.startsWith("core/conversation/") || to.startsWith("core/platform/");
  return true;
}

function importsOf(file: string): string[] {
  return specifiers(file)
    .filter((each) => each.startsWith("."))
    .map((each) => relative(ROOT, resolve(ROOT, dirname(file), each)));
}

function packagesOf(file: string): string[] {
  return specifiers(file)
    .filter((each) => !each.startsWith(".") && !each.startsWith("node:"))
    .map((each) =>
      each
        .split("/")
        .slice(0, each.startsWith("@") ? 2 : 1)
        .join("/"),
    );
}

const specifiers = (file: string): string[] =>
  [...source(file).matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");

const source = (file: string): string => readFileSync(join(ROOT, file), "utf8");
