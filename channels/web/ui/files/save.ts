/** Gives somebody a file to keep, under a name. */
export function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Not at once: the download begins after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** `20 kB`, `1.4 MB`. */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
