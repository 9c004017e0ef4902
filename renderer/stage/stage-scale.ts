import { MAX_SCALE, MIN_SCALE, type StageScale } from './protocol.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The room that the stage has, and how much of it a scroll bar takes. */
export interface StageSpace extends Size {
  readonly bar: number;
}

/** Turns of a wheel come in steps of about 100 px, those of two fingers in steps of few. */
const FINGERS = 50;
const PER_FINGER_PX = 0.01;
const PER_WHEEL_PX = 0.002;
/** One event changes it by no more than twice. */
const MOST = Math.LN2;
/** `WheelEvent.deltaMode`: pixels, lines, pages. */
const MODE_PX = [1, 16, 400];

/** How large a recorded page is shown: 1 is as large as it was. 0 where the page has no size yet. */
export function factorOf(scale: StageScale, page: Size, space: StageSpace): number {
  const [across, down] = [space.width / page.width, space.height / page.height];
  if (!Number.isFinite(across) || !Number.isFinite(down)) {
    return 0;
  }
  switch (scale) {
    case 'fit':
      return Math.min(across, down);
    case 'width':
      return down >= across ? across : within((space.width - space.bar) / page.width, down, across);
    case 'height':
      return across >= down ? down : within((space.height - space.bar) / page.height, across, down);
    default:
      return scale;
  }
}

/** Without a scroll bar there is more room, and less of it is enough to need none. */
function within(beside: number, least: number, most: number): number {
  return Math.min(Math.max(beside, least), most);
}

/** The box that a page takes on the stage. */
export function boxOf(scale: StageScale, page: Size, space: StageSpace): Size {
  const factor = factorOf(scale, page, space);
  return scale === 'fit' || factor === 0
    ? space
    : { width: page.width * factor, height: page.height * factor };
}

/** What a turn of the wheel makes of a scale; two fingers on a pad are such a turn with Ctrl, by every browser. */
export function turnedBy(
  factor: number,
  { deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>,
): number {
  const px = deltaY * (MODE_PX[deltaMode] ?? 1);
  const change = -px * (Math.abs(px) < FINGERS ? PER_FINGER_PX : PER_WHEEL_PX);
  return limited(factor * Math.exp(Math.min(Math.max(change, -MOST), MOST)));
}

/** A scale that may be chosen, in tenths of a per cent. */
export function limited(factor: number): number {
  return Math.round(Math.min(Math.max(factor, MIN_SCALE), MAX_SCALE) * 1000) / 1000;
}
