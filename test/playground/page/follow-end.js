import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Keeps the end of a list in view as it grows.
 * @param {number} length of the list
 */
export function useFollowedEnd(length) {
  const list = useRef(/** @type {HTMLDivElement | null} */ (null));
  useLayoutEffect(() => {
    if (length > 0) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [length]);
  return list;
}
