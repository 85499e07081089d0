/** How many hash slots the conversations are spread over. Part of the stored format: changing it loses sight of what is stored. */
export const PARTITIONS = 16;

/** Every key starts with this. */
const PREFIX = "jb";

/** The partition of a conversation: the same in every process, for ever. */
export function partitionOf(conversation: string): number {
  // FNV-1a: every script call asks for it, and it only has to spread.
  let hash = 0x811c9dc5;
  for (let i = 0; i < conversation.length; i++) hash = Math.imul(hash ^ conversation.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % PARTITIONS;
}

const slot = (partition: number): string => `${PREFIX}:{p${partition}}`;

/**
 * A conversation's keys, in the order in which every script knows them (`scripts/prelude.lua`). They share one hash
 * slot, so that a script may touch all of them on a Cluster.
 */
export function conversationKeys(conversation: string): string[] {
  const partition = partitionOf(conversation);
  const own = (part: string): string => `${slot(partition)}:${part}:${conversation}`;
  return [
    ...["st", "log", "in", "tn", "jr", "ls", "pv", "ob", "oq", "ol", "ms"].map(own),
    ...partitionKeys(partition),
    ...["oh", "dk"].map(own),
    ...deskKeys(partition),
  ];
}

/** The keys that a partition's conversations share: work waiting, deliveries due, clocks set, latest activity. */
export function partitionKeys(partition: number): string[] {
  return ["pend", "due", "clock", "convs"].map((part) => `${slot(partition)}:${part}`);
}

/** The keys of a partition's desk: cases that are open, conversations with news that staff have not been shown. */
export function deskKeys(partition: number): [cases: string, unshown: string] {
  return [`${slot(partition)}:cases`, `${slot(partition)}:unshown`];
}

/** The keys of the files a customer handed up to us: what they are, and their bytes. Only few conversations have any. */
export function uploadKeys(conversation: string): [about: string, bytes: string] {
  const partition = slot(partitionOf(conversation));
  return [`${partition}:up:${conversation}`, `${partition}:ub:${conversation}`];
}

/** The key under which a provider's message id is remembered. */
export function dedupeKey(conversation: string, messageId: string): string {
  return `${slot(partitionOf(conversation))}:dd:${messageId}`;
}

/** The pub/sub channel that tells of news in a conversation; `newsOf("*")` is the pattern for all of them. */
export const newsOf = (conversation: string): string => `${PREFIX}:news:${conversation}`;
