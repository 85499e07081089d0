import type { RequestHandler } from "express";

/** Slack's own rule for replays, in both directions: Bolt would believe a request from tomorrow. */
const MOST_SECONDS_OFF = 300;

/** Refuses requests that are not of now. The time is part of what is signed. */
export const onlyFresh: RequestHandler = (request, response, next) => {
  const sent = Number(request.get("x-slack-request-timestamp"));
  if (Math.abs(Date.now() / 1_000 - sent) <= MOST_SECONDS_OFF) next();
  else
    response.status(401).json({ error: { code: "stale", message: "the request is not of now; is the clock right?" } });
};

/** Bolt knows content types by exact comparison, and a proxy may add a charset. */
export const bareContentType: RequestHandler = (request, _response, next) => {
  const type = request.headers["content-type"];
  if (type !== undefined) request.headers["content-type"] = type.split(";")[0]?.trim().toLowerCase() ?? type;
  next();
};
