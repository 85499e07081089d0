import { draw } from "../files/draw.ts";

/** What the server takes. */
export const MOST_BYTES = 5 * 1024 * 1024;
export const KINDS = "image/jpeg,image/png,image/gif,image/webp,image/heic,application/pdf";

/** Enough to read the small print on a photographed page. */
const MOST_PIXELS = 2_560;

/** Whether a file may be attached, as far as its name tells; one without a type is left to the server. */
export const isKnownKind = ({ type }: File): boolean => !type || KINDS.includes(type);

/** The file, or where it is a photo that is too large, the same photo smaller. */
export async function fitting(file: File): Promise<File> {
  if (file.size <= MOST_BYTES || !/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, MOST_PIXELS / Math.max(image.width, image.height));
    const canvas = draw(image, image.width * scale, image.height * scale);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return blob ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: blob.type }) : file;
  } catch {
    // No photo after all: it is refused for its size.
    return file;
  }
}
