import { type ParseArgsConfig, parseArgs } from "node:util";

/** The exit code of a command that was called wrongly (EX_USAGE of sysexits.h). */
const WRONG_CALL = 64;

/**
 * Reads a command's arguments as `util.parseArgs` does. `--help` prints the usage and ends the process; so does an
 * argument that is not in it, after saying which.
 */
export function commandLine<const T extends ParseArgsConfig>(
  usage: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  if (process.argv.includes("--help")) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return wrongCall(usage, error instanceof Error ? error.message : String(error));
  }
}

/** Ends the process with what is wrong with the call, and how it is called. */
export function wrongCall(usage: string, problem: string): never {
  console.error(`${problem}\n${usage}`);
  process.exit(WRONG_CALL);
}
