import { IncrementalSource } from '../model/replay-event.ts';
import type { Corrections, Mutable } from './corrections.ts';
import { correctMutation } from './correct-mutation.ts';
import { correctAdoptedSheets, correctDeclaration, correctRules } from './correct-sheets.ts';
import {
  dropUnless,
  isCoordinate,
  isFlag,
  isLength,
  isNumber,
  isOffset,
  isText,
  isUpTo,
  keepInList,
  type Check,
} from './values.ts';

/** Corrects the data of one kind of event in place. @returns false where it cannot be played */
type Correct = (data: Mutable, corrections: Corrections) => boolean;

/** What the data of an event must have, and what it may have: of other values the one makes it useless, the other is taken out. */
interface Shape {
  readonly must: Readonly<Record<string, Check>>;
  readonly may?: Readonly<Record<string, Check>>;
}

/** MouseInteractions and MediaInteractions end at these (rrweb-io/rrweb:packages/types/src/index.ts). */
const LAST_MOUSE_INTERACTION = 10;
const LAST_MEDIA_INTERACTION = 4;

const CORRECT = new Map<unknown, Correct>([
  [IncrementalSource.mutation, correctMutation],
  [IncrementalSource.mouseMove, correctMoves],
  [IncrementalSource.touchMove, correctMoves],
  [IncrementalSource.drag, correctMoves],
  [
    IncrementalSource.mouseInteraction,
    shaped({
      must: { type: isUpTo(LAST_MOUSE_INTERACTION), id: isNumber },
      may: { x: isCoordinate, y: isCoordinate },
    }),
  ],
  [IncrementalSource.scroll, shaped({ must: { id: isNumber, x: isCoordinate, y: isCoordinate } })],
  [IncrementalSource.viewportResize, shaped({ must: { width: isLength, height: isLength } })],
  [IncrementalSource.input, shaped({ must: { id: isNumber, text: isText }, may: { isChecked: isFlag } })],
  [
    IncrementalSource.mediaInteraction,
    shaped({
      must: { type: isUpTo(LAST_MEDIA_INTERACTION), id: isNumber },
      may: {
        ...{ currentTime: isNumber, volume: isNumber, playbackRate: isNumber },
        ...{ muted: isFlag, loop: isFlag },
      },
    }),
  ],
  [IncrementalSource.styleSheetRule, correctRules],
  [IncrementalSource.styleDeclaration, correctDeclaration],
  [IncrementalSource.adoptedStyleSheet, correctAdoptedSheets],
  [IncrementalSource.canvasMutation, shaped({ must: { id: isNumber } })],
  [IncrementalSource.font, shaped({ must: { family: isText, fontSource: isText } })],
  [IncrementalSource.selection, correctSelection],
]);

/** Corrects the data of an incremental event in place. @returns false where it cannot be played */
export function correctIncremental(data: Mutable, corrections: Corrections): boolean {
  return CORRECT.get(data['source'])?.(data, corrections) ?? true;
}

function shaped({ must, may = {} }: Shape): Correct {
  const needed = Object.entries(must);
  const allowed = Object.entries(may);
  return (data, corrections) => {
    if (!needed.every(([name, check]) => check(data[name]))) {
      return false;
    }
    allowed.forEach(([name, check]) => dropUnless(data, name, check, corrections));
    return true;
  };
}

/** rrweb takes the last of the positions, or the first: there must be one. */
function correctMoves(data: Mutable, corrections: Corrections): boolean {
  const { positions } = data;
  if (!Array.isArray(positions) || positions.length === 0) {
    return false;
  }
  keepInList(data, 'positions', isPosition, corrections);
  return (data['positions'] as readonly unknown[]).length > 0;
}

function isPosition({ x, y, id, timeOffset }: Mutable): boolean {
  return isCoordinate(x) && isCoordinate(y) && isNumber(id) && isOffset(timeOffset);
}

function correctSelection(data: Mutable, corrections: Corrections): boolean {
  keepInList(data, 'ranges', isRange, corrections);
  return true;
}

function isRange({ start, startOffset, end, endOffset }: Mutable): boolean {
  return [start, startOffset, end, endOffset].every(isNumber);
}
