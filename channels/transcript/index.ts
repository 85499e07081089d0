export { TranscriptLinks } from "./links.ts";
export { answerTranscripts, type TranscriptDesk } from "./requests.ts";
export { type TranscriptPages, transcriptRoutes } from "./routes.ts";
