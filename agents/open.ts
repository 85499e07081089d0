import { type Config, Log, type Logs, type Model, OpenAIModel, type Responder, type Store } from "../core/index.ts";
import type { Airline } from "./airline/airline.ts";
import { openAirline } from "./airline/redis-airline.ts";
import { type Crew, crew } from "./crew/crew.ts";
import { prepareFrom } from "./crew/prepare.ts";
import { DemoModel } from "./demo-model/demo-model.ts";
import { guardrailSources } from "./guardrail-sources.ts";
import { guardrails } from "./guardrails/guardrails.ts";
import { Access } from "./identity/access.ts";
import { Contacts } from "./identity/contacts.ts";
import { type DeliverCode, OneTimeCodes } from "./identity/one-time-codes.ts";
import { Proofs } from "./identity/proofs.ts";
import { Policies } from "./policies/policies.ts";
import { listPrice } from "./responder/prices.ts";
import { CrewResponder } from "./responder/responder.ts";
import { crewTools } from "./tools/index.ts";

/** The agents' room, opened: who answers, and the airline they act on. */
export interface AgentsRoom {
  responder: Responder;
  crew: Crew;
  airline: Airline;
  model: Model;
}

export interface OpenAgents {
  config: Config;
  store: Store;
  logs: Logs;
  /** Another model than the settings name: tests and tools. */
  model?: Model;
  airline?: Airline;
  /** Brings one-time codes to phones, where a channel can. */
  deliverCode?: DeliverCode | undefined;
}

/** Opens the room. Throws a `UserError` that says what to change where the crew could not work. */
export function openAgents({ config, store, logs, deliverCode, ...given }: OpenAgents): AgentsRoom {
  const airline = given.airline ?? openAirline(store);
  const model = given.model ?? openModel(config);
  const policies = Policies.load();
  const now = () => airline.clock.now();
  const proofs = new Proofs(airline, store);
  const codes = new OneTimeCodes({ airline, store, proofs, deliver: deliverCode });
  const contacts = new Contacts(store);
  const tools = crewTools({ airline, access: new Access(airline), proofs, codes, contacts, policies });
  const onDuty = crew({
    agents: config.agents,
    tools,
    guardrails: guardrails(config.GUARDRAILS, guardrailSources(config, policies, model, now)),
    policy: (name) => policies.policy(name),
    now,
    prepare: prepareFrom(airline),
  });
  const responder = new CrewResponder({
    crew: onDuty,
    model,
    modelName: config.OPENAI_API_KEY ? config.AGENT_MODEL : "demo",
    log: new Log(store),
    config,
    priceOf: listPrice,
    proofs,
    contacts,
    streaming: ["web"],
    logs,
  });
  return { responder, crew: onDuty, airline, model };
}

/** The model the settings name: OpenAI's where there is a key, else the stand-in. */
export function openModel(config: Config): Model {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL, AGENT_MODEL: model } = config;
  return apiKey ? new OpenAIModel({ apiKey, model, ...(baseURL && { baseURL }) }) : new DemoModel();
}
