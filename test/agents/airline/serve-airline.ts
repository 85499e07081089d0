/** Any airline, served over HTTP as `agents/airline/http-contract.md` says. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Airline } from "../../../agents/airline/airline.ts";
import type { Change, Terms } from "../../../agents/airline/changes.ts";
import type { FlightQuery } from "../../../agents/airline/facts.ts";
import { AirlineRefusal, NotFound } from "../../../agents/airline/refusals.ts";

export interface AirlineServer {
  url: string;
  /** The next so many requests are carried out, and their answers are lost on the way. */
  loseAnswers(count: number): void;
  close(): Promise<void>;
}

export async function serveAirline(airline: Airline, token: string): Promise<AirlineServer> {
  let toLose = 0;
  const server = createServer(async (request, response) => {
    const answer =
      request.headers.authorization === `Bearer ${token}` ? await answerTo(airline, request) : UNKNOWN_CALLER;
    if (toLose > 0) {
      toLose--;
      response.destroy();
    } else send(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswers: (count) => {
      toLose = count;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

interface Answer {
  status: number;
  body: unknown;
}

const UNKNOWN_CALLER: Answer = { status: 401, body: { error: { code: "unknown_caller", message: "Who is asking?" } } };
const STATUS = { not_found: 404, not_allowed: 409, bad_request: 400, busy: 503 };

async function answerTo(airline: Airline, request: IncomingMessage): Promise<Answer> {
  try {
    return { status: 200, body: await route(airline, request) };
  } catch (error) {
    if (!(error instanceof AirlineRefusal)) throw error;
    return { status: STATUS[error.kind], body: { error: { code: error.code, message: error.message } } };
  }
}

async function route({ flights, bookings, care, changes }: Airline, request: IncomingMessage): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://airline");
  const [, what = "", id = "", part = "", last] = pathname.split("/").map(decodeURIComponent);
  if (request.method === "POST") {
    const { change, agreed } = JSON.parse(await textOf(request)) as { change: Change; agreed?: Terms };
    if (id === "preview") return changes.preview(change);
    return changes.apply(change, { key: String(request.headers["idempotency-key"]), ...(agreed && { agreed }) });
  }
  if (what === "changes") return found(await changes.outcome(id));
  if (what === "airports") return flights.airports();
  if (what === "offers") return flights.search(queryOf(searchParams));
  if (what === "flights")
    return last === "seats" ? flights.seatMap(id, part) : flights.status(id, searchParams.get("date") ?? undefined);
  if (what === "customers") return bookings.customer(id);
  if (what === "bags") return care.bag(id);
  if (what === "claims") return care.claim(id);
  if (what === "cases") return care.case(id);
  if (part === "trip") return bookings.trip(id);
  if (part === "rebooking-options") return bookings.rebookingOptions(id);
  return part === "bags" ? care.bagsOf(id) : bookings.find(id);
}

function queryOf(search: URLSearchParams): FlightQuery {
  const { passengers, ...query } = Object.fromEntries(search);
  return { ...query, ...(passengers && { passengers: Number(passengers) }) } as FlightQuery;
}

function found<T>(outcome: T | null): T {
  if (outcome === null) throw new NotFound("outcome_not_found", "Nothing was written under this key");
  return outcome;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
