import type { AgentId } from "../../core/index.ts";
import type { ToolName } from "../tools/index.ts";

/** What makes one agent different from the others: data, from which the crew builds it. */
export interface Role {
  id: AgentId;
  /** As customers and staff read it. */
  name: string;
  /** One sentence other agents read before they hand over. */
  description: string;
  /** What it is there for and how it goes about it, in prose. */
  duties: string;
  /** Names of the verbs it may use. Every agent can ask for a person besides. */
  tools: readonly ToolName[];
  /** Names of the policies it reads in whole. */
  policies: readonly string[];
  /** Who it hands to, first choice first. */
  handsTo: readonly AgentId[];
}
