import type { Attachment, Message } from "../../core/index.ts";

/** Whether somebody sent a file and not a word. */
export const isOnlyAttached = ({ text, attachments = [] }: Message): boolean =>
  text.trim() === "" && attachments.length > 0;

/**
 * What the model is told of files that came with a message: that they are there, and that it can't look. Their names are
 * the customer's words and no business of a developer's message.
 */
export function attachedNote(attachments: readonly Attachment[] = []): string | undefined {
  if (attachments.length === 0) return undefined;
  const kinds = attachments.map(({ type }) => kindOf(type)).join(", ");
  return `The customer attached ${kinds}. You can't open attachments; a colleague can.`;
}

function kindOf(type: string): string {
  if (type.startsWith("image/")) return "a picture";
  return type === "application/pdf" ? "a PDF" : "a file";
}
