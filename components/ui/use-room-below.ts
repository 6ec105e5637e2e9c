import { useEffect, useRef, useState } from "react";

/** For what lies over the foot of the window: the page can be scrolled as far as if it were below, and what is brought into sight stops above. */
export function useRoomBelow() {
  const strip = useRef<HTMLElement>(null);
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      style.scrollPaddingBottom = `${height + 12}px`;
      setHeight(height);
    });
    if (strip.current) observer.observe(strip.current);
    return () => {
      observer.disconnect();
      style.scrollPaddingBottom = "";
    };
  }, []);
  return [strip, height] as const;
}
