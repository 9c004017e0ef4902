import type { TimeSpan } from '../../../shared/model/window-index.ts';
import type { LaneMarks } from './bucket-marks.ts';
import type { LaneColours } from './colours.ts';
import { barHeight, isDense, mostOf, type Density, type LaneDensities } from './density.ts';
import { drawShape } from './draw-shape.ts';
import type { LaneContent, LaneId } from './lane-rows.ts';
import type { MarkLane } from '../items/mark-shapes.ts';
import { shareOf } from '../workspace/time-view.ts';

/** In CSS pixels. */
export const RULER_HEIGHT = 18;
/** A lane is as high as this where there are few, and no lower than that where there are many. */
const [HIGH, LOW, ALL] = [16, 10, 64];
/** Of a bar that stands for many items, in CSS pixels. */
export const DENSITY_STEP = 4;
/** Room at both ends for marks whose middle is at an edge. */
export const EDGE = 8;

/** Lanes share their room: the page beside them is not to become smaller with each. */
export function laneHeightFor(count: number): number {
  return Math.max(LOW, Math.min(HIGH, Math.floor(ALL / Math.max(count, 1))));
}

export interface LanesPicture {
  readonly lanes: readonly LaneId[];
  /** In CSS pixels. */
  readonly laneHeight: number;
  readonly content: LaneContent;
  readonly marks: Readonly<Record<MarkLane, LaneMarks>>;
  /** In steps of DENSITY_STEP. */
  readonly densities: LaneDensities;
  readonly view: TimeSpan;
  readonly ticks: readonly { readonly atMs: number; readonly text: string }[];
  readonly colours: LaneColours;
  readonly font: string;
  /** Of the view, without the edges. */
  readonly width: number;
}

/** Draws everything in the lanes that does not move while it plays. */
export function drawLanes(context: CanvasRenderingContext2D, picture: LanesPicture): void {
  const height = RULER_HEIGHT + picture.lanes.length * picture.laneHeight;
  context.clearRect(0, 0, picture.width + 2 * EDGE, height);
  context.save();
  context.translate(EDGE, 0);
  drawRuler(context, picture, height);
  picture.lanes.forEach((lane, at) => {
    const middle = RULER_HEIGHT + (at + 0.5) * picture.laneHeight;
    context.fillStyle = picture.colours.line;
    context.fillRect(0, middle - 0.5, picture.width, 1);
    drawLane(context, picture, lane, middle);
  });
  context.restore();
}

function drawRuler(context: CanvasRenderingContext2D, picture: LanesPicture, height: number): void {
  const { ticks, view, width, colours, font } = picture;
  context.font = font;
  context.textBaseline = 'middle';
  for (const { atMs, text } of ticks) {
    const x = Math.round(shareOf(view, atMs) * width);
    context.fillStyle = colours.line;
    context.fillRect(x, 0, 1, height);
    const room = width - x;
    if (room > context.measureText(text).width + 4) {
      context.fillStyle = colours.text;
      context.fillText(text, x + 4, RULER_HEIGHT / 2);
    }
  }
}

function drawLane(
  context: CanvasRenderingContext2D,
  picture: LanesPicture,
  lane: LaneId,
  middle: number,
): void {
  if (lane === 'windows') {
    drawWindows(context, picture, middle);
  } else if (lane === 'bookmarks') {
    drawBookmarks(context, picture, middle);
  } else if (isDense(picture.densities[lane], picture.width)) {
    drawBars(context, picture, picture.densities[lane], middle);
  } else {
    drawMarks(context, picture, picture.marks[lane], middle);
  }
}

/** Many items as bars; what of them is a problem stands on top, and is never too low to be seen. */
function drawBars(
  context: CanvasRenderingContext2D,
  { colours, laneHeight }: LanesPicture,
  density: Density,
  middle: number,
): void {
  const most = mostOf(density);
  const full = laneHeight - 2;
  const floor = middle + full / 2;
  density.counts.forEach((count, part) => {
    const height = Math.ceil(barHeight(count, most) * full);
    const problems = density.problems[part] ?? 0;
    const red = problems === 0 ? 0 : Math.max(3, Math.round((height * problems) / count));
    context.fillStyle = colours.density;
    context.fillRect(part * DENSITY_STEP, floor - height, DENSITY_STEP - 1, height);
    context.fillStyle = colours.danger;
    context.fillRect(part * DENSITY_STEP, floor - Math.max(height, red), DENSITY_STEP - 1, red);
  });
}

function drawMarks(
  context: CanvasRenderingContext2D,
  { colours }: LanesPicture,
  { marks, faint }: LaneMarks,
  middle: number,
): void {
  context.fillStyle = colours.quiet;
  faint.forEach((x) => context.fillRect(x, middle - 4, 1, 8));
  for (const { look, x, toX, count } of marks) {
    const colour = colours[look.tone];
    context.fillStyle = colour;
    context.strokeStyle = colour;
    if (count > 1) {
      // Several in one place stand on a line.
      context.fillRect(Math.min(x, toX) - 4, middle + 7, Math.abs(toX - x) + 8, 1.5);
    }
    drawShape(context, look.shape, x, middle);
  }
}

/** Each window as a block with its number, while the user was active in it; where nothing was recorded, hatched. */
function drawWindows(context: CanvasRenderingContext2D, picture: LanesPicture, middle: number): void {
  const { content, colours } = picture;
  context.textBaseline = 'middle';
  for (const { window, active } of content.windows) {
    for (const span of active) {
      const { x, width } = placeOf(span, picture);
      context.fillStyle = colours.quiet;
      context.fillRect(x, middle - 6, Math.max(width - 1, 1), 12);
      if (width > 14) {
        context.fillStyle = colours.strong;
        context.fillText(String(window.number), x + 4, middle + 0.5);
      }
    }
  }
  context.strokeStyle = colours.notice;
  content.gaps.forEach((gap) => hatch(context, placeOf(gap, picture), middle));
}

function hatch(
  context: CanvasRenderingContext2D,
  { x, width }: { readonly x: number; readonly width: number },
  middle: number,
): void {
  context.save();
  context.beginPath();
  context.rect(x, middle - 6, Math.max(width, 2), 12);
  context.clip();
  context.lineWidth = 1;
  context.beginPath();
  for (let left = x - 12; left < x + Math.max(width, 2); left += 5) {
    context.moveTo(left, middle + 6);
    context.lineTo(left + 12, middle - 6);
  }
  context.stroke();
  context.restore();
}

function drawBookmarks(context: CanvasRenderingContext2D, picture: LanesPicture, middle: number): void {
  context.fillStyle = picture.colours.strong;
  for (const { fromMs, toMs } of picture.content.bookmarks) {
    const { x, width } = placeOf({ fromMs, toMs: toMs ?? fromMs }, picture);
    context.fillRect(x, middle - 1, width, 2);
    drawPennant(context, x, middle);
  }
}

function drawPennant(context: CanvasRenderingContext2D, x: number, middle: number): void {
  context.beginPath();
  context.moveTo(x, middle - 7);
  context.lineTo(x + 9, middle - 3.5);
  context.lineTo(x + 1.5, middle);
  context.lineTo(x + 1.5, middle + 7);
  context.lineTo(x, middle + 7);
  context.fill();
}

/** Cut to the view: a canvas cannot hold what is a million pixels away. */
function placeOf(
  { fromMs, toMs }: TimeSpan,
  { view, width }: LanesPicture,
): { readonly x: number; readonly width: number } {
  const clamp = (share: number): number => Math.min(Math.max(share, -0.1), 1.1);
  const x = clamp(shareOf(view, fromMs)) * width;
  return { x, width: clamp(shareOf(view, toMs)) * width - x };
}
