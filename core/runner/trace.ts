import {
  type Attributes,
  type Context,
  context,
  diag,
  type Span,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";

export interface TracingOptions {
  /** Lets what customers and models say, tool arguments and results into the spans. Off unless asked for. */
  content?: boolean;
  /** The tracer to use instead of the globally registered one. */
  tracer?: Tracer;
}

/** The kinds of spans a run makes; each span says which it is in `runner.span`. */
export type SpanKind = "run" | "agent" | "generation" | "function" | "handoff" | "guardrail";

/** Lets the work of a span add what it learned. */
export interface SpanNotes {
  set(attributes: Attributes): void;
  /** Only with `content: true`. */
  content(attributes: () => Attributes): void;
}

/**
 * The spans of one run: a root, one `agent` span per agent's stay, and below it what the agent did, named and attributed by
 * the GenAI semantic conventions. Nothing an exporter does (throwing, hanging) reaches the run: span calls are guarded
 * here, and exporting is never awaited.
 */
export interface RunTrace {
  /** Does the work inside a span below the agent on duty. */
  span<T>(
    kind: SpanKind,
    name: string,
    attributes: () => Attributes,
    work: (notes: SpanNotes) => Promise<T>,
  ): Promise<T>;
  /** The agent's stay begins; the previous one's ends. */
  agent(name: string): void;
  /** Something worth knowing that is nobody's failure. */
  note(what: string, error: unknown): void;
  end(error?: unknown): void;
}

const NO_NOTES: SpanNotes = { set: () => undefined, content: () => undefined };

const NO_TRACE: RunTrace = {
  span: (_kind, _name, _attributes, work) => work(NO_NOTES),
  agent: () => undefined,
  note: (what, error) => diag.warn(what, error),
  end: () => undefined,
};

/** Begins a run's trace below whatever span is active; costs nothing where nobody records. */
export function beginTrace(
  options: false | TracingOptions | undefined,
  name: string,
  attributes: Attributes,
): RunTrace {
  if (options === false) return NO_TRACE;
  const tracer = options?.tracer ?? trace.getTracer("runner");
  const root = safely(() => tracer.startSpan(name, { attributes: { "runner.span": "run", ...attributes } }));
  return root?.isRecording() ? new Recording(tracer, root, options?.content ?? false) : NO_TRACE;
}

class Recording implements RunTrace {
  readonly #tracer: Tracer;
  readonly #root: Span;
  readonly #content: boolean;
  #stay: Span | undefined;

  constructor(tracer: Tracer, root: Span, content: boolean) {
    this.#tracer = tracer;
    this.#root = root;
    this.#content = content;
  }

  agent(name: string): void {
    const ended = this.#stay;
    safely(() => ended?.end());
    const attributes = { "runner.span": "agent", "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": name };
    this.#stay = safely(() => this.#tracer.startSpan(`invoke_agent ${name}`, { attributes }, this.#below(this.#root)));
  }

  async span<T>(
    kind: SpanKind,
    name: string,
    attributes: () => Attributes,
    work: (notes: SpanNotes) => Promise<T>,
  ): Promise<T> {
    const parent = this.#below(this.#stay ?? this.#root);
    const span = safely(() =>
      this.#tracer.startSpan(name, { attributes: { "runner.span": kind, ...attributes() } }, parent),
    );
    if (!span) return work(NO_NOTES);
    try {
      return await context.with(trace.setSpan(parent, span), () => work(this.#notes(span)));
    } catch (error) {
      failed(span, error);
      throw error;
    } finally {
      safely(() => span.end());
    }
  }

  note(what: string, error: unknown): void {
    // An error's message may quote the customer.
    const words = this.#content ? { "exception.message": messageOf(error) } : {};
    safely(() => (this.#stay ?? this.#root).addEvent(what, { "error.type": typeOf(error), ...words }));
  }

  end(error?: unknown): void {
    for (const span of [this.#stay, this.#root]) {
      if (!span) continue;
      if (error !== undefined) failed(span, error);
      safely(() => span.end());
    }
  }

  #below(span: Span): Context {
    return trace.setSpan(context.active(), span);
  }

  #notes(span: Span): SpanNotes {
    return {
      set: (attributes) => void safely(() => span.setAttributes(attributes)),
      content: (attributes) => void (this.#content && safely(() => span.setAttributes(attributes()))),
    };
  }
}

function failed(span: Span, error: unknown): void {
  safely(() => {
    span.setAttribute("error.type", typeOf(error));
    span.setStatus({ code: SpanStatusCode.ERROR, message: typeOf(error) });
  });
}

const typeOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Telemetry never breaks what it watches; its own failures go to OpenTelemetry's diagnostics. */
function safely<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    diag.error("tracing failed", error);
    return undefined;
  }
}
