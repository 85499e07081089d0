/**
 * What a conversation with a model is made of: the Responses API's own item shapes, so that nothing is mapped on the way
 * to or from the provider. Unknown extra properties (annotations, logprobs, phases) travel along untouched.
 */
export type Item = MessageItem | FunctionCall | FunctionCallOutput | Reasoning;

/** Something said. `content` is plain text or parts; an assistant's parts are `output_text` and `refusal`. */
export interface MessageItem {
  type?: "message";
  id?: string;
  role: "user" | "assistant" | "system" | "developer";
  status?: "in_progress" | "completed" | "incomplete";
  content: string | ContentPart[];
}

export type ContentPart = InputPart | OutputText | Refusal;
export type InputPart = InputText | InputImage | InputFile;
export interface InputText {
  type: "input_text";
  text: string;
}
export interface InputImage {
  type: "input_image";
  detail?: "low" | "high" | "auto";
  image_url?: string | null;
  file_id?: string | null;
}
export interface InputFile {
  type: "input_file";
  filename?: string;
  file_data?: string;
  file_url?: string;
  file_id?: string | null;
}
export interface OutputText {
  type: "output_text";
  text: string;
  annotations?: unknown[];
  logprobs?: unknown[];
}
export interface Refusal {
  type: "refusal";
  refusal: string;
}

/** The model asks for a tool (or a transfer). `arguments` is JSON text as the model wrote it, not yet checked. */
export interface FunctionCall {
  type: "function_call";
  id?: string;
  call_id: string;
  name: string;
  arguments: string;
  status?: "in_progress" | "completed" | "incomplete";
}

/** The answer to the call with the same `call_id`. */
export interface FunctionCallOutput {
  type: "function_call_output";
  id?: string;
  call_id: string;
  output: string | InputPart[];
  status?: "in_progress" | "completed" | "incomplete";
}

/** A reasoning model's thought; it must stay in front of the item it led to. */
export interface Reasoning {
  type: "reasoning";
  id: string;
  summary: { type: "summary_text"; text: string }[];
  content?: { type: "reasoning_text"; text: string }[];
  encrypted_content?: string | null;
  status?: "in_progress" | "completed" | "incomplete";
}

export const isMessage = (item: Item): item is MessageItem => item.type === undefined || item.type === "message";
export const isCall = (item: Item): item is FunctionCall => item.type === "function_call";
export const isOutput = (item: Item): item is FunctionCallOutput => item.type === "function_call_output";
export const isReasoning = (item: Item): item is Reasoning => item.type === "reasoning";

export const userMessage = (text: string): MessageItem => ({ type: "message", role: "user", content: text });
export const systemMessage = (text: string): MessageItem => ({ type: "message", role: "system", content: text });
export const developerMessage = (text: string): MessageItem => ({ type: "message", role: "developer", content: text });
export const assistantMessage = (text: string): MessageItem => ({ type: "message", role: "assistant", content: text });

export const callOutput = (call_id: string, output: string): FunctionCallOutput => ({
  type: "function_call_output",
  call_id,
  output,
});

/** The words of a message, all its text parts joined; refusals, images and files have none. */
export function textOf(message: MessageItem): string {
  if (typeof message.content === "string") return message.content;
  let text = "";
  for (const part of message.content) {
    if (part.type === "output_text" || part.type === "input_text") text += part.text;
  }
  return text;
}

/** The refusal in a message, or "" when the model did not refuse. */
export function refusalOf(message: MessageItem): string {
  if (typeof message.content === "string") return "";
  return message.content.map((part) => (part.type === "refusal" ? part.refusal : "")).join("");
}

/** What `run(agent, input)` was given, as items: a string is one user message. */
export function asItems(input: string | readonly Item[]): readonly Item[] {
  return typeof input === "string" ? [userMessage(input)] : input;
}
