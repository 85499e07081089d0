import { refusal } from "./ask.ts";

/** A line so slow that 5 MB take longer than this is no line. */
const PATIENCE_MS = 180_000;

/**
 * Sends a file, and tells how far it has come, from 0 to 1: the one thing `fetch` can't. Resolves with the answer's JSON.
 * Throws `Refused` for anything but a 2xx, or a TypeError where the network failed or `signal` aborted.
 */
export function upload(
  url: string,
  file: Blob,
  { headers, told, signal }: { headers: Record<string, string>; told: (share: number) => void; signal: AbortSignal },
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const failed = () => reject(new TypeError("the file did not get through"));
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = "json";
    request.timeout = PATIENCE_MS;
    request.upload.onprogress = ({ loaded, total }) => told(loaded / total);
    request.onload = () => {
      const { status, response } = request;
      if (status >= 200 && status < 300) resolve(response);
      else reject(refusal(status, response, request.getResponseHeader("retry-after")));
    };
    request.onerror = request.onabort = request.ontimeout = failed;
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
