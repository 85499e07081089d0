/** Whether two last names are the same to a person: accents, case, hyphens and particles' blanks do not matter. */
export function sameName(a: string, b: string): boolean {
  const [known, said] = [plain(a), plain(b)];
  return known !== "" && known === said;
}

const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ø/g, "o")
    .replace(/[^\p{L}\p{N}]/gu, "");
