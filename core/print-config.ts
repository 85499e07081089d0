import { ConfigError, describeConfig, readConfig } from "./config.ts";

// `npm run config`: what is in force, with secrets masked.
try {
  console.log(describeConfig(readConfig(process.env)).join("\n"));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
