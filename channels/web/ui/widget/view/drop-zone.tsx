import { useState } from "preact/hooks";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icon.tsx";

/** What makes an element take files that are dropped on it, and whether some hang over it now. */
export function useDrop() {
  const { chat } = useSurroundings();
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
        if (!(currentTarget as Element).contains(relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        setOver(false);
        const { files = [] } = event.dataTransfer ?? {};
        // Words that are dragged go where they are dropped.
        if (files.length === 0) return;
        event.preventDefault();
        chat.tray.add([...files]);
      },
    },
  };
}

export function DropHint() {
  const { words } = useSurroundings();
  return (
    <div class="drop" aria-hidden="true">
      <Icon of="clip" />
      {words.drop}
    </div>
  );
}
