import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OpenAIStandIn } from "../standins/openai/standin.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".data", `readme-${process.pid}`);
const run = promisify(execFile);

/** The README's programs, each with what it says that it prints. */
const examples = [
  ...readFileSync(join(ROOT, "core/README.md"), "utf8").matchAll(
    /## (.+?)\n[\s\S]*?```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g,
  ),
].map(([, title = "", program = "", printed = ""], index) => ({
  title,
  program,
  printed,
  file: join(FOLDER, `${index}.ts`),
}));

describe("the examples in core/README.md", () => {
  let openai: OpenAIStandIn;
  beforeAll(async () => {
    openai = await OpenAIStandIn.start();
    openai.always("Breakfast is from 7 to 10.");
    mkdirSync(FOLDER, { recursive: true });
    const core = relative(FOLDER, join(ROOT, "core"));
    for (const { file, program } of examples) {
      const here = program.replaceAll('"./', `"${core}/`).replace("https://api.openai.com/v1", openai.baseURL);
      writeFileSync(file, here);
    }
    const config = { extends: join(ROOT, "tsconfig.json"), include: ["*.ts"], exclude: [] };
    writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(config));
  });
  afterAll(async () => {
    rmSync(FOLDER, { recursive: true, force: true });
    await openai.stop();
  });

  it("are there", () => {
    expect(examples.map(({ title }) => title)).toEqual(["An agent", "A tool", "A guardrail", "A handoff"]);
  });

  it("compile under the project's own rules", async () => {
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const { stdout } = await run(process.execPath, [tsc, "--noEmit", "-p", FOLDER]).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe("");
  }, 60_000);

  it.each(examples)(
    "$title runs and prints what the page says",
    async ({ file, printed }) => {
      const { stdout } = await run(process.execPath, [file], { timeout: 30_000 });
      expect(stdout).toBe(printed);
    },
    40_000,
  );
});
