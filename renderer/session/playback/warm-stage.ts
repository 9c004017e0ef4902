import type { Milliseconds } from '../../../shared/model/units.ts';
import { STAGE_ORIGIN } from '../../../shared/origins.ts';
import css from './warm-stage.module.css';

declare global {
  interface Element {
    /** DOM, 4.2.6: moves a node without loading it again, as `insertBefore` would do with a frame. */
    moveBefore(node: Node, child: Node | null): void;
  }
}

/** A stage's frame. */
export interface Stage {
  readonly frame: HTMLIFrameElement;
  /** Resolves when it listens. */
  readonly loaded: Promise<void>;
}

/** By then the library is there, and the process of the stage before is gone: no two recordings share one. */
const AFTER: Milliseconds = 1000;

let warm: Stage | undefined;

/**
 * Loads a hidden stage while no session is open: its process and its player take longer to start than a recorded page
 * takes to build.
 * @returns a function that cancels it where it has not begun
 */
export function warmStage(): () => void {
  const timer = window.setTimeout(() => {
    warm ??= loadStage(makeHolder());
  }, AFTER);
  return () => window.clearTimeout(timer);
}

/** Puts a stage into a box: the one that is warm, or a new one. */
export function takeStage(box: HTMLElement): Stage {
  const stage = warm ?? loadStage(box);
  warm = undefined;
  if (stage.frame.parentElement !== box) {
    const holder = stage.frame.parentElement;
    box.moveBefore(stage.frame, null);
    holder?.remove();
  }
  return stage;
}

function loadStage(box: HTMLElement): Stage {
  const frame = document.createElement('iframe');
  frame.src = `${STAGE_ORIGIN}/`;
  frame.title = 'Replayed page';
  frame.tabIndex = -1;
  const loaded = new Promise<void>((resolve) =>
    frame.addEventListener('load', () => resolve(), { once: true }),
  );
  box.append(frame);
  return { frame, loaded };
}

function makeHolder(): HTMLElement {
  const holder = document.createElement('div');
  holder.className = css.holder ?? '';
  holder.inert = true;
  document.body.append(holder);
  return holder;
}
