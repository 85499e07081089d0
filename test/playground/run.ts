import { openPlayground } from "./playground.ts";

// `npm run playground`: every side of the product on one page, without an account anywhere. Nothing is kept.
const port = Number(process.env.PORT ?? 4000);
console.log("Starting the stand-ins and the house…");
const playground = await openPlayground({ port, loud: true }).catch((error: NodeJS.ErrnoException) => {
  console.error(error.code === "EADDRINUSE" ? `Port ${port} is taken: set PORT to another.` : error.message);
  process.exit(1);
});
console.log(
  `\nPlayground: ${playground.page}\nText, message and escalate as you like; Ctrl-C ends it, and nothing is kept.`,
);

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await playground.stop();
  process.exit(0);
};
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
await playground.house.ended;
if (!stopping) {
  console.error("The house ended by itself; the lines above say why.");
  await stop();
}
