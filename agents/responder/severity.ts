import type { Severity } from "../../core/index.ts";

const RANK: Record<Severity, number> = { low: 0, medium: 1, high: 2 };

/** Whether a severity is at or above another. */
export const reaches = (severity: Severity, least: Severity): boolean => RANK[severity] >= RANK[least];
