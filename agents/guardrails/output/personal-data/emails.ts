import type { Found } from "./found.ts";

// RFC 5321 lengths; letters of any script, since mailboxes may be internationalised (RFC 6531).
const EMAIL =
  /(?<![\p{L}\p{N}.!#$%&'*+/=?^_`{|}~@-])(?:"[^"\n]{1,62}"|[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*)@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,24}(?![\p{L}\p{N}@-])/giu;

export const emails = (text: string): Found[] =>
  text.includes("@")
    ? [...text.matchAll(EMAIL)]
        .filter(({ 0: found }) => found.lastIndexOf("@") <= 64 && found.length <= 254)
        .map(({ 0: found, index }) => ({ kind: "email", start: index, end: index + found.length }))
    : [];
