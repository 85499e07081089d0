import { useEffect, useRef, useState } from "preact/hooks";
import { drawFile } from "../../files/draw.ts";
import { Icon } from "./icon.tsx";

/** Sharp on a screen of two pixels to the point. */
const MOST_PIXELS = 320;

/**
 * A picture small, or a sheet of paper for what is none. Drawn on a canvas: host pages need not allow images from
 * anywhere. Its place has its size before the picture is there.
 */
export function Thumbnail({ type, load }: { type: string; load: () => Promise<Blob> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(/^image\//.test(type));
  useEffect(() => {
    const { current: place } = canvas;
    if (!place) return;
    const show = () =>
      load()
        .then((blob) => drawFile(blob, MOST_PIXELS, place))
        // Not every browser draws every kind, and a bad line brings none: its name is beside it.
        .catch(() => setDrawn(false));
    // Whole files come for it: only what is looked at is fetched.
    const watch = new IntersectionObserver(([seen]) => {
      if (!seen?.isIntersecting) return;
      watch.disconnect();
      void show();
    });
    watch.observe(place);
    return () => watch.disconnect();
  }, []);
  return <span class="thumb">{drawn ? <canvas ref={canvas} width={1} height={1} /> : <Icon of="file" />}</span>;
}
