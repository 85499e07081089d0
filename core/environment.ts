import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

/** Settings as they are given, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What was set: the process' own environment, above the file `.env` of the folder it was started in. Under
 * `NODE_ENV=test` the file is left alone: a test's settings are its own.
 */
export function environment(own: Environment = process.env, folder = process.cwd()): Environment {
  const file = join(folder, ".env");
  if (own.NODE_ENV === "test" || !existsSync(file)) return own;
  return { ...parseEnv(readFileSync(file, "utf8")), ...own };
}
