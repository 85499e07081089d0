/** One server-sent event as it came. */
export interface Sent {
  id: string | undefined;
  event: string;
  data: string;
}

/**
 * Reads `text/event-stream`: all events that arrived together, together. `alive` is called for every byte that arrives, heartbeats included: that is
 * how a dead connection is told from a quiet one, which EventSource does not show.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>, alive: () => void): AsyncGenerator<Sent[]> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    alive();
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? "";
    yield blocks.map(readBlock).filter((sent) => sent !== undefined);
  }
}

function readBlock(block: string): Sent | undefined {
  const sent: Sent = { id: undefined, event: "message", data: "" };
  let data: string | undefined;
  for (const line of block.split(/\r?\n/)) {
    const [, field, value = ""] = /^(\w+):? ?(.*)$/s.exec(line) ?? [];
    if (field === "data") data = data === undefined ? value : `${data}\n${value}`;
    else if (field === "id") sent.id = value;
    else if (field === "event") sent.event = value;
  }
  return data === undefined ? undefined : { ...sent, data };
}
