import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Starts a file of this folder as a process, and waits for the first thing it reports. */
export async function report<T>(file: string, args: readonly string[] = []): Promise<{ told: T; stop: () => void }> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [...args]);
  const told = await new Promise<T>((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code} before it reported`)));
  });
  return { told, stop: () => void child.kill("SIGKILL") };
}

/** True where a file was started by itself, and is to show its rows. */
export const runsAlone = (url: string): boolean => process.argv[1] === fileURLToPath(url);
