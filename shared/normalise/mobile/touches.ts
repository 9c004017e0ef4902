import { isPlainObject, type PlainObject, type ReplayEvent } from '../../model/replay-event.ts';
import { targetIdOf } from './node-id.ts';

/**
 * Replaces the ids of views by those of their nodes: of a tap (`data.id`), or of a finger that moved
 * (`data.positions[].id`).
 * @returns the same object when there is nothing to change.
 */
export function retarget(event: ReplayEvent): ReplayEvent {
  const { data } = event;
  if (!isPlainObject(data)) {
    return event;
  }
  const positions = Array.isArray(data['positions']) ? retargetAll(data['positions']) : data['positions'];
  const moved = retargetOne(data);
  if (moved === data && positions === data['positions']) {
    return event;
  }
  return { ...event, data: positions === data['positions'] ? moved : { ...moved, positions } };
}

function retargetAll(positions: readonly unknown[]): readonly unknown[] {
  const moved = positions.map((position) => (isPlainObject(position) ? retargetOne(position) : position));
  return moved.some((position, at) => position !== positions[at]) ? moved : positions;
}

function retargetOne(touch: PlainObject): PlainObject {
  const { id } = touch;
  const target = targetIdOf(id);
  return typeof id !== 'number' || id === target ? touch : { ...touch, id: target };
}
