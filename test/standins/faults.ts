import type { NextFunction, Request, RequestHandler, Response } from "express";

/**
 * What a provider may do to a request. `answer`: refuses it with a status. `hang`: says nothing. `reset`: hangs up.
 * `…-after`: has done it, but the caller never hears so. `slow`: answers late.
 */
export type Fault =
  | ({ kind: "answer" | "answer-after" } & Refusal)
  | { kind: "hang" | "reset" | "hang-after" | "reset-after" }
  | { kind: "slow"; ms: number };

/** A status with a body: an object as JSON, text as a proxy's HTML page. */
export interface Refusal {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Faults to come, in order; each takes the requests it matches. */
export class Faults {
  #queue: { fault: Fault; left: number; matches: RegExp }[] = [];

  /** The next `times` requests whose path matches meet this fault. */
  next(fault: Fault, { times = 1, path = /.*/ }: { times?: number; path?: RegExp } = {}): void {
    this.#queue.push({ fault, left: times, matches: path });
  }

  /** Every request meets this fault, until `clear`. */
  always(fault: Fault, path: RegExp = /.*/): void {
    this.next(fault, { times: Number.POSITIVE_INFINITY, path });
  }

  clear(): void {
    this.#queue = [];
  }

  take(path: string): Fault | undefined {
    const found = this.#queue.find(({ matches }) => matches.test(path));
    if (!found) return undefined;
    found.left--;
    if (found.left <= 0) this.#queue = this.#queue.filter((each) => each !== found);
    return found.fault;
  }
}

/** Lets requests meet their faults before, or after, they are served. */
export function meetFaults(faults: Faults): RequestHandler {
  return (request, response, next) => {
    const fault = faults.take(request.path);
    if (fault) meet(fault, request, response, next);
    else next();
  };
}

function meet(fault: Fault, request: Request, response: Response, next: NextFunction): void {
  switch (fault.kind) {
    case "answer":
      refuse(response, fault);
      return;
    case "hang":
      return;
    case "reset":
      request.socket.destroy();
      return;
    case "slow":
      setTimeout(next, fault.ms);
      return;
    case "hang-after":
      insteadOfAnswering(response, () => undefined);
      break;
    case "reset-after":
      insteadOfAnswering(response, () => request.socket.destroy());
      break;
    case "answer-after":
      insteadOfAnswering(response, (answer) => {
        response.end = answer;
        refuse(response, fault);
      });
      break;
  }
  next();
}

function refuse(response: Response, { status, body = "", headers = {} }: Refusal): void {
  response.status(status).set(headers);
  if (typeof body === "string") response.type("text/html").send(body);
  else response.json(body);
}

function insteadOfAnswering(response: Response, act: (answer: Response["end"]) => void): void {
  const answer = response.end.bind(response) as Response["end"];
  response.end = (() => {
    act(answer);
    return response;
  }) as Response["end"];
}
