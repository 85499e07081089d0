import { ConfigError, readConfig } from "./config.ts";
import { describeConfig } from "./describe-config.ts";
import { environment } from "./environment.ts";

// `npm run config`: what is in force, with secrets masked.
try {
  console.log(describeConfig(readConfig(environment())).join("\n"));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
