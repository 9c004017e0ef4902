import type { KeyboardEvent } from 'react';

/** The scene that a key leads to in a grid of so many columns; undefined for keys that lead to none. */
export function sceneForKey(
  {
    key,
    ctrlKey,
    altKey,
    metaKey,
    shiftKey,
  }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>,
  current: number,
  count: number,
  columns: number,
): number | undefined {
  if (ctrlKey || altKey || metaKey || shiftKey || count === 0) {
    return undefined;
  }
  const target = {
    ArrowRight: current + 1,
    ArrowLeft: current - 1,
    ArrowDown: current + columns,
    ArrowUp: current - columns,
    Home: 0,
    End: count - 1,
    Enter: current,
  }[key];
  return target === undefined ? undefined : Math.min(Math.max(target, 0), count - 1);
}
