import type { ReplayEvent } from '../../../shared/model/replay-event.ts';
import { seededRandom } from '../seeded-random.ts';
import { RandomRecorder } from './random-recorder.ts';
import * as state from './state-changes.ts';
import * as tree from './tree-changes.ts';

type Change = (recorder: RandomRecorder) => void;

const CHANGES: readonly (readonly [number, Change])[] = [
  [5, tree.addSome],
  [4, tree.removeSome],
  [5, tree.moveSome],
  [4, tree.changeText],
  [7, tree.changeAttributes],
  [1, tree.addLegacy],
  [1, tree.confuse],
  [4, state.input],
  [4, state.scroll],
  [4, state.changeRules],
  [2, state.changeDeclaration],
  [3, state.adoptSheets],
  [2, state.changeAdopted],
  [1, state.resize],
  [2, state.point],
  [1, state.select],
  [2, state.playMedia],
  [1, state.doOther],
];
const WEIGHTED = CHANGES.flatMap(([weight, change]) => Array.from({ length: weight }, () => change));

/**
 * A recording of a page that changes at random in every way rrweb can record, the same for the same seed. It is one
 * that a recorder could have made: what is recorded of a node is what was recorded of it before, and what came since.
 */
export function randomRecording(seed: number, changes = 120): ReplayEvent[] {
  const random = seededRandom(seed);
  const recorder = new RandomRecorder(random);
  for (let at = 0; at < changes; at++) {
    random.pick(WEIGHTED)(recorder);
    if (random.int(90) === 0) {
      recorder.takeSnapshot();
    }
  }
  return recorder.events;
}
