import { HOUSE_RULES } from "./house-rules.ts";
import type { Role } from "./role.ts";

/** What an agent's instructions are made of, beside its situation, which changes with every turn. */
export interface Standing {
  role: Role;
  /** Who it can hand to. */
  colleagues: readonly Role[];
  /** The policies it reads, as prose. */
  policies: readonly string[];
  /** What an admin adds. */
  additions: string | undefined;
}

/** The part of an agent's instructions that is the same in every conversation; made once. */
export function standingInstructions({ role, colleagues, policies, additions }: Standing): string {
  const sections = [
    HOUSE_RULES,
    `# You\nYou are the ${role.name} agent.\n\n${role.duties}`,
    colleagues.length > 0 &&
      `# Your colleagues\n${colleagues.map(({ name, description }) => `- ${name}: ${description}`).join("\n")}`,
    policies.length > 0 && `# The airline's policies\n${policies.join("\n\n")}`,
    additions && `# From the airline\n${additions}`,
  ];
  return sections.filter(Boolean).join("\n\n");
}

/** The whole of it for one turn: what always holds, then what is so now. */
export const instructionsNow = (standing: string, situation: string): string => `${standing}\n\n# Now\n${situation}`;
