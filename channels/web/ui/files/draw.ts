/** A picture on a canvas of this size, which no content policy has a say in. */
export function draw(image: ImageBitmap, width: number, height: number, canvas = document.createElement("canvas")) {
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, width, height);
  return canvas;
}

/** The same of a file, no larger than `most` pixels high or wide. Throws for what the browser can't draw. */
export async function drawFile(file: Blob, most: number, canvas: HTMLCanvasElement): Promise<void> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, most / Math.max(image.height, image.width));
  draw(image, image.width * scale, image.height * scale, canvas);
  image.close();
}
