import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { z } from 'zod';
import type { Milliseconds } from '../shared/model/units.ts';

const stateSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(400), height: z.int().min(300) }),
  isMaximized: z.boolean(),
});
type WindowState = z.infer<typeof stateSchema>;

const DEFAULT_SIZE = { width: 1280, height: 820 };
const SAVE_DELAY: Milliseconds = 400;

/** The size and place the window had last time, if it still lies on a screen. */
export function readWindowState(file: string): { bounds: Partial<Rectangle>; isMaximized: boolean } {
  const state = parseState(file);
  if (!state || !liesOnScreen(state.bounds)) {
    return { bounds: DEFAULT_SIZE, isMaximized: false };
  }
  return state;
}

function parseState(file: string): WindowState | undefined {
  try {
    return stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    // First start, or a damaged file: the defaults do.
    return undefined;
  }
}

function liesOnScreen(bounds: Rectangle): boolean {
  const area = screen.getDisplayMatching(bounds).workArea;
  const visibleWidth = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return visibleWidth > 100 && bounds.y >= area.y - 10 && bounds.y < area.y + area.height - 50;
}

/** Remembers the window's size and place whenever it comes to rest. */
export function rememberWindowState(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    if (window.isDestroyed()) {
      return;
    }
    const state: WindowState = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(state));
    } catch {
      // A full disk or a read-only profile: the size is not worth an interruption.
    }
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', () => {
    clearTimeout(timer);
    save();
  });
}
