/** One thing that was looked at before customers find out. `fix` says what to do where it is not as it should be. */
export interface Finding {
  what: string;
  ok: boolean;
  /** What was seen. */
  detail: string;
  fix?: string;
}

export const fine = (what: string, detail: string): Finding => ({ what, ok: true, detail });
export const wrong = (what: string, detail: string, fix: string): Finding => ({ what, ok: false, detail, fix });

/** What an error says, whatever it is. */
export const reason = (error: unknown): string => {
  const { message, code, cause } = (error ?? {}) as { message?: string; code?: unknown; cause?: { code?: unknown } };
  return [message || String(error), code ?? cause?.code].filter(Boolean).join(", ");
};
