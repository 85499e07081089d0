import { createHash } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

/** One WebSocket line, as far as Socket Mode needs it: text both ways, pings, closing (RFC 6455). */
export class Line {
  readonly #socket: Duplex;
  #rest = Buffer.alloc(0);
  open = true;

  constructor(socket: Duplex, heard: (text: string) => void, closed: () => void) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#read(chunk, heard));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      this.open = false;
      closed();
    });
  }

  say(text: string): void {
    this.#write(0x1, Buffer.from(text));
  }

  ping(): void {
    this.#write(0x9, Buffer.from("ping"));
  }

  close(): void {
    this.#write(0x8, Buffer.from([0x03, 0xe8]));
    this.#socket.end();
  }

  /** The line is cut, without a word. */
  cut(): void {
    this.#socket.destroy();
  }

  #write(opcode: number, payload: Buffer): void {
    if (!this.open) return;
    const size = payload.length;
    const header =
      size < 126
        ? Buffer.from([0x80 | opcode, size])
        : size < 65_536
          ? Buffer.from([0x80 | opcode, 126, size >> 8, size & 0xff])
          : Buffer.concat([Buffer.from([0x80 | opcode, 127]), bigEndian(size)]);
    this.#socket.write(Buffer.concat([header, payload]));
  }

  #read(chunk: Buffer, heard: (text: string) => void): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (let frame = firstFrame(this.#rest); frame; frame = firstFrame(this.#rest)) {
      this.#rest = this.#rest.subarray(frame.end);
      if (frame.opcode === 0x1) heard(frame.payload.toString("utf8"));
      if (frame.opcode === 0x9) this.#write(0xa, frame.payload);
      if (frame.opcode === 0x8) this.close();
    }
  }
}

const bigEndian = (size: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(size));
  return bytes;
};

/** The first whole frame of a client, unmasked. */
function firstFrame(bytes: Buffer): { opcode: number; payload: Buffer; end: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const sizeBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + sizeBytes + 4;
  if (bytes.length < start) return undefined;
  const size = sizeBytes === 0 ? short : sizeBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const end = start + size;
  if (bytes.length < end) return undefined;
  const mask = bytes.subarray(start - 4, start);
  const payload = Buffer.from(bytes.subarray(start, end).map((byte, i) => byte ^ (mask[i % 4] ?? 0)));
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload, end };
}

/** Answers WebSocket handshakes on a server. */
export function acceptLines(server: Server, opened: (socket: Duplex) => void): void {
  server.on("upgrade", (request: IncomingMessage, socket: Duplex) => {
    const key = request.headers["sec-websocket-key"] ?? "";
    const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    opened(socket);
  });
}
