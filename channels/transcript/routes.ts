import { type Request, type Response, Router } from "express";
import helmet from "helmet";
import {
  type ConversationState,
  customerTranscript,
  Deliveries,
  Log,
  type Store,
  type TranscriptLine,
  transcriptText,
} from "../../core/index.ts";
import { type Linked, TranscriptLinks } from "./links.ts";
import { gonePage, namesOf, type PageWords, STYLE_HASH, transcriptPage } from "./page.ts";

/** What showing transcripts needs. */
export interface TranscriptPages {
  store: Store;
  /** The languages there are words in; the first is the house's. */
  languages: readonly string[];
  words(language: string): PageWords;
  zone: string;
}

/** `GET /chat/transcript?token=…`: the transcript a link was given for, as a page, or with `as=text` as plain text. */
export function transcriptRoutes(pages: TranscriptPages): Router {
  const { store, languages } = pages;
  const [log, links, deliveries] = [new Log(store), new TranscriptLinks(store), new Deliveries(store)];
  const routes = Router();
  routes.use("/chat/transcript", policy());
  routes.get("/chat/transcript", async (request, response) => {
    response.set({ "cache-control": "no-store", "x-robots-tag": "noindex" });
    const linked = await links.open(request.query.token);
    const state = linked && (await log.state(linked.conversation));
    if (!linked || !isSame(state, linked)) return gone(request, response, pages);
    const entries = await log.read(linked.conversation, { after: Math.max(0, linked.from - 1) });
    const readParts = (ids: readonly string[]) => deliveries.bodies(linked.conversation, ids);
    const lines = await customerTranscript(entries, linked.to, readParts);
    const language = languages.includes(linked.language) ? linked.language : (languages[0] ?? "en");
    show(request, response, { lines, language }, pages);
  });
  return routes;
}

const isSame = (state: ConversationState | undefined, { createdAt }: Linked): boolean => state?.createdAt === createdAt;

function show(
  request: Request,
  response: Response,
  { lines, language }: { lines: readonly TranscriptLine[]; language: string },
  { words: wordsIn, zone }: TranscriptPages,
): void {
  const words = wordsIn(language);
  if (request.query.as === "text") {
    const text = transcriptText(lines, { zone, names: namesOf(words) });
    response.attachment("transcript.txt").type("text/plain; charset=utf-8").send(text);
    return;
  }
  const asText = `?token=${encodeURIComponent(String(request.query.token))}&as=text`;
  response.type("html").send(transcriptPage({ lines, language, words, zone, asText }));
}

function gone(request: Request, response: Response, { languages, words }: TranscriptPages): void {
  const language = request.acceptsLanguages([...languages]) || languages[0] || "en";
  response
    .status(404)
    .type("html")
    .send(gonePage(language, words(language)));
}

function policy() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "style-src": [STYLE_HASH],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
}
