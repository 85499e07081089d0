import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import {
  type Attachment,
  type ConversationState,
  type Desk,
  explain,
  type Log,
  type News,
  type Ownership,
  type Store,
  transcript,
} from "../../../core/index.ts";
import { HttpError } from "../../http-errors.ts";
import type { Media } from "../../media.ts";
import { Heartbeat } from "../heartbeat.ts";
import { parse } from "../parse.ts";
import type { Crew, DeskOutcome, OpenConversation, Revealed, Session } from "../ui/agent-view/api.ts";
import { Asked, act } from "./actions.ts";
import { attachmentIn, sendAttachment } from "./attachments.ts";
import { EpisodeCounts } from "./episodes.ts";
import { ListQuery, listConversations } from "./listing.ts";
import { overviewOf } from "./overview.ts";
import { Rows } from "./rows.ts";
import { actingStaff, Sessions, staffOf } from "./session.ts";
import { type Standing, Standings } from "./standing.ts";
import { DeskStream } from "./stream.ts";

const REVEALED_MS = 10 * 60_000;

/** What the agent view needs of the rest. */
export interface AgentViewDesk {
  store: Store;
  log: Log;
  news: News;
  desk: Desk;
  ownership: Ownership;
  /** Undefined: nobody gets in. */
  adminToken: string | undefined;
  /** Who answers, as `GET /api/agents` tells it. */
  crew: Crew;
  /** What a session is told beside its name: where staff answer, which model, which configuration. */
  about: Omit<Session, "name">;
  zone: string;
  /** Fetches what a customer attached; throws `MediaUnavailable`. */
  fetchAttachment(attachment: Attachment): Promise<Media>;
}

const Days = z.object({ days: z.coerce.number().int().min(1).max(92).default(30) });

/** The routes under `/api`, for staff: what happens in every conversation, and the desk. */
export function agentViewRoutes(desk: AgentViewDesk): Router {
  const routes = Router();
  const sessions = new Sessions(desk.store, desk.adminToken);
  const [rows, counts] = [new Rows(desk.log), new EpisodeCounts(desk.log)];
  routes.use(express.json({ limit: "64kb" }));
  routes.use(
    "/session",
    sessions.routes((staff): Session => ({ name: staff?.name ?? "", ...desk.about })),
  );
  routes.use(sessions.required, (_request, response, next) => {
    response.set("cache-control", "no-store");
    next();
  });
  routes.get("/agents", (_request, response) => {
    response.json(desk.crew);
  });
  routes.get("/conversations", async (request, response) => {
    response.json(await listConversations(desk.log, rows, parse(ListQuery, request.query)));
  });
  routes.get("/overview", async (request, response) => {
    const { days } = parse(Days, request.query);
    response.json(await overviewOf(desk.log, counts, { days, zone: desk.zone }));
  });
  routes.use("/conversations/:id", conversationRoutes(desk, sessions));
  return routes;
}

function conversationRoutes(desk: AgentViewDesk, sessions: Sessions): Router {
  const routes = Router({ mergeParams: true });
  const heartbeat = new Heartbeat();
  const standings = new Standings(desk.log);

  routes.get("/", async (request, response) => {
    const standing = await standingOf(request, standings);
    const revealed = isRevealed(request, sessions);
    const open: OpenConversation = { ...standing.shown(revealed), entries: standing.told(revealed) };
    response.json(open);
  });

  routes.get("/transcript", async (request, response) => {
    const entries = (await standingOf(request, standings)).told(isRevealed(request, sessions));
    response.type("text/plain").send(transcript(entries, { zone: desk.zone }));
  });

  routes.get("/events", async (request, response) => {
    const { conversation } = await stateOf(request, desk.log);
    const after = Number(request.get("last-event-id") ?? request.query.after ?? 0) || 0;
    const revealed = isRevealed(request, sessions);
    beginStream(response);
    heartbeat.add(response);
    await new DeskStream(response, standings, { conversation, after, revealed }).follow(desk.news);
  });

  routes.get("/attachments/:attachment", async (request, response) => {
    const { conversation } = await stateOf(request, desk.log);
    const attachment = attachmentIn(await desk.log.read(conversation), request.params.attachment);
    // A picture can't be masked.
    if (!isRevealed(request, sessions)) throw new HttpError(403, "not_revealed", "ask to see personal data first");
    await sendAttachment(response, attachment, desk.fetchAttachment);
  });

  routes.post("/reveal", async (request, response) => {
    const { conversation } = await stateOf(request, desk.log);
    const staff = actingStaff(request);
    await desk.ownership.note(conversation, [{ kind: "revealed", by: staff.name }]);
    const until = Date.now() + REVEALED_MS;
    response.json({
      reveal: sessions.signed.seal("reveal", { conversation, by: staff.name }, until),
      until,
    } satisfies Revealed);
  });

  routes.post("/desk", async (request, response) => {
    const { conversation } = await stateOf(request, desk.log);
    const outcome = await act(desk.desk, conversation, actingStaff(request), parse(Asked, request.body));
    if (!outcome.done) throw new HttpError(409, outcome.why, explain(outcome));
    response.json({ case: outcome.case, already: outcome.already } satisfies DeskOutcome);
  });
  return routes;
}

async function standingOf(request: Request, standings: Standings): Promise<Standing> {
  const standing = await standings.now(String(request.params.id));
  if (!standing) throw noSuchConversation();
  return standing;
}

async function stateOf(request: Request, log: Log): Promise<ConversationState> {
  const state = await log.state(String(request.params.id));
  if (!state) throw noSuchConversation();
  return state;
}

const noSuchConversation = () => new HttpError(404, "no_conversation", "there is no such conversation (any more)");

/** Personal data is shown to whoever asked for it, in this conversation, for a while; that they did is in its log. */
function isRevealed(request: Request, sessions: Sessions): boolean {
  const { reveal } = request.query;
  if (typeof reveal !== "string") return false;
  const found = sessions.signed.open("reveal", reveal);
  if (found?.conversation !== request.params.id || found?.by !== staffOf(request)?.name)
    throw new HttpError(403, "not_revealed", "this does not show personal data (any more); ask for it again");
  return true;
}

function beginStream(response: Response): void {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
  response.write("retry: 500\n\n");
}
