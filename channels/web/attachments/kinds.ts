/** What customers may attach: pictures and PDF. Nothing that runs, and nothing that contains what could (SVG, archives, Office). */
interface Kind {
  type: string;
  /** The first is the one we give; the others are as good. */
  endings: readonly string[];
  fits(bytes: Buffer): boolean;
}

const begins = (...start: readonly number[]) => {
  const signature = Buffer.from(start);
  return (bytes: Buffer): boolean => bytes.subarray(0, signature.length).equals(signature);
};

const says = (bytes: Buffer, at: number, ...words: readonly string[]): boolean =>
  words.some((word) => bytes.toString("latin1", at, at + word.length) === word);

// https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern; HEIF's brands: ISO/IEC 23008-12, 10.
const KINDS: readonly Kind[] = [
  { type: "image/jpeg", endings: ["jpg", "jpeg"], fits: begins(0xff, 0xd8, 0xff) },
  { type: "image/png", endings: ["png"], fits: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { type: "image/gif", endings: ["gif"], fits: (bytes) => says(bytes, 0, "GIF87a", "GIF89a") },
  { type: "image/webp", endings: ["webp"], fits: (bytes) => says(bytes, 0, "RIFF") && says(bytes, 8, "WEBPVP8") },
  {
    type: "image/heic",
    endings: ["heic", "heif"],
    fits: (bytes) => says(bytes, 4, "ftyp") && says(bytes, 8, "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"),
  },
  { type: "application/pdf", endings: ["pdf"], fits: (bytes) => says(bytes, 0, "%PDF-") },
];

/** What a file is by its own first bytes, whatever it was called; undefined for what nobody may attach. */
export function kindOf(bytes: Buffer): Kind | undefined {
  return KINDS.find((kind) => kind.fits(bytes));
}

const LONGEST_NAME = 100;
/** Controls, and the marks by which `gnp.exe` is made to read `exe.png`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A file's name as staff may save it: without a path, readable, and with the ending of what it really is. */
export function safeName(name: string, { endings }: Pick<Kind, "endings">): string {
  const last = name
    .replace(/^.*[/\\]/s, "")
    .replace(UNSEEN, "")
    .replace(/[<>:"|?*]/g, "_");
  const [whole, stem = "", ending = ""] = /^(.*?)\.([^.]*)$/s.exec(last) ?? [last, last];
  const right = endings.includes(ending.toLowerCase());
  const kept = [...(right ? stem : whole)].slice(0, LONGEST_NAME).join("").trim().replace(/^\.+/, "");
  return `${kept || "attachment"}.${right ? ending : endings[0]}`;
}
