/** What model calls cost. `requests` counts attempts that reached the provider, failed ones included. */
export interface UsageCount {
  requests: number;
  inputTokens: number;
  outputTokens: number;
  totalTokens: number;
}

/** The cost of a run so far: every agent's calls, and the calls its guardrails made on its behalf. */
export interface Usage extends UsageCount {
  byAgent: Record<string, UsageCount>;
}

/** What a model, or a guardrail that asked a model, reports. Missing numbers count as none, missing `requests` as one. */
export type ReportedUsage = Partial<UsageCount> & { cachedInputTokens?: number; reasoningTokens?: number };

export const noUsage = (): Usage => ({ ...nothing(), byAgent: {} });

/** Adds a report to the ledger, in total and under the agent's name. */
export function addUsage(ledger: Usage, agentName: string, report: ReportedUsage): void {
  const own = Object.hasOwn(ledger.byAgent, agentName) ? ledger.byAgent[agentName] : undefined;
  const entry = own ?? nothing();
  if (!own) Object.defineProperty(ledger.byAgent, agentName, { value: entry, enumerable: true, writable: true });
  count(ledger, report);
  count(entry, report);
}

/** Adds a finished ledger (a nested run's) to another, agent by agent. */
export function mergeUsage(ledger: Usage, other: Usage): void {
  for (const [agentName, entry] of Object.entries(other.byAgent)) addUsage(ledger, agentName, entry);
}

/** Adds what was spent between two readings of another ledger. */
export function addSpent(ledger: Usage, before: Usage, after: Usage): void {
  for (const [agentName, entry] of Object.entries(after.byAgent)) {
    const earlier = before.byAgent[agentName] ?? nothing();
    addUsage(ledger, agentName, {
      requests: entry.requests - earlier.requests,
      inputTokens: entry.inputTokens - earlier.inputTokens,
      outputTokens: entry.outputTokens - earlier.outputTokens,
      totalTokens: entry.totalTokens - earlier.totalTokens,
    });
  }
}

export function copyUsage(usage: Usage): Usage {
  const copy = noUsage();
  mergeUsage(copy, usage);
  return copy;
}

const nothing = (): UsageCount => ({ requests: 0, inputTokens: 0, outputTokens: 0, totalTokens: 0 });

function count(into: UsageCount, report: ReportedUsage): void {
  const { requests = 1, inputTokens = 0, outputTokens = 0, totalTokens = inputTokens + outputTokens } = report;
  into.requests += requests;
  into.inputTokens += inputTokens;
  into.outputTokens += outputTokens;
  into.totalTokens += totalTokens;
}
