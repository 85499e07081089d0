/** What every tool of the crew is made with, and how it answers. */
import type { z } from "zod";
import { type Tool, type ToolOptions, type ToolScope, tool } from "../../core/index.ts";
import type { Airline } from "../airline/airline.ts";
import { AirlineRefusal } from "../airline/refusals.ts";
import type { CustomerContext } from "../context.ts";
import { type Access, NotProven } from "../identity/access.ts";
import type { Contacts } from "../identity/contacts.ts";
import type { OneTimeCodes } from "../identity/one-time-codes.ts";
import type { Proofs } from "../identity/proofs.ts";
import type { Policies } from "../policies/policies.ts";

/** The collaborators of the tools. */
export interface ToolRoom {
  airline: Airline;
  access: Access;
  proofs: Proofs;
  codes: OneTimeCodes;
  contacts: Contacts;
  policies: Policies;
}

export type CrewTool = Tool<CustomerContext>;
export type CrewRun = ToolScope<CustomerContext>;

type CrewToolOptions<S extends z.ZodObject> = Omit<
  ToolOptions<CustomerContext, z.output<S>>,
  "parameters" | "execute"
> & { parameters: S; execute(args: z.output<S>, run: CrewRun): unknown };

/**
 * A tool whose "no" is an answer: what the airline, the proof of identity or a missing detail refuses comes back as
 * `{ refused: { code, message } }`, a fact like any other. Anything else that goes wrong is a failure: the model is told,
 * and the context remembers it for as long as the tool has not worked again.
 */
export function crewTool<S extends z.ZodObject>({ execute, ...options }: CrewToolOptions<S>): CrewTool {
  return tool({
    ...options,
    execute: (args: z.output<S>, run: CrewRun) => answering(() => execute(args, run), options.name, run),
  });
}

async function answering(act: () => unknown, name: string, { context, signal }: CrewRun): Promise<unknown> {
  try {
    const answer = await act();
    if (context.kept.failed === name) await context.patch({ failed: null });
    return answer;
  } catch (error) {
    if (error instanceof AirlineRefusal || error instanceof NotProven || error instanceof Unclear) {
      return { refused: { code: error.code, message: error.message } };
    }
    // A run that is being stopped has not failed.
    if (!signal.aborted) await context.patch({ failed: name });
    throw error;
  }
}

/** A detail is missing or fits more than one thing; `message` says which things there are. */
export class Unclear extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
