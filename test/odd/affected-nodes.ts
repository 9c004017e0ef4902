import { isPlainObject, type PlainObject, type ReplayEvent } from '../../shared/model/replay-event.ts';
import { objectsOf } from '../../shared/replay/document/records.ts';
import type { Replaced } from './replace-value.ts';

const ID_KEYS = ['id', 'parentId', 'nextId', 'previousId', 'rootId'];
/** What says when an event is, or what: with another one, nothing of it is as before. */
const ENVELOPE = ['type', 'timestamp', 'data', 'source'];

/**
 * The ids of nodes that a replaced value has to do with: of the node or change that it stands in, of those in what was
 * there before or is there now, and of those that later changes put into, or beside, one of these.
 * @returns undefined where that may be any
 */
export function listAffected(events: readonly ReplayEvent[], replaced: Replaced): Set<unknown> | undefined {
  const affected = new Set<unknown>();
  const event = events[replaced.at] as unknown as PlainObject;
  const isWhole = ENVELOPE.includes(replaced.path.at(-1) ?? '') && replaced.path.length <= 2;
  if (isWhole && event['type'] === 2) {
    return undefined;
  }
  collectIds(isWhole ? event : replaced.before, affected);
  collectIds(replaced.after, affected);
  [replaced.before, replaced.after].forEach((value) => typeof value === 'number' && affected.add(value));
  subjectIds(event, replaced.path).forEach((id) => affected.add(id));
  spread(events, affected);
  return affected;
}

/** The ids that stand in the innermost object around a value that has any. */
function subjectIds(event: PlainObject, path: readonly string[]): unknown[] {
  let ids: unknown[] = [];
  let value: unknown = event;
  for (const key of path) {
    const holder = value as PlainObject;
    const own = ID_KEYS.flatMap((name) => (typeof holder[name] === 'number' ? [holder[name]] : []));
    const inside = isPlainObject(holder['node']) && 'parentId' in holder ? [holder['node']['id']] : [];
    ids = own.length + inside.length > 0 ? [...own, ...inside] : ids;
    value = holder[key];
  }
  return ids;
}

function collectIds(root: unknown, ids: Set<unknown>): void {
  for (const waiting = [root]; waiting.length > 0;) {
    const value = waiting.pop();
    if (typeof value === 'object' && value !== null) {
      const holder = value as PlainObject;
      ID_KEYS.forEach((name) => typeof holder[name] === 'number' && ids.add(holder[name]));
      waiting.push(...Object.values(holder));
    }
  }
}

/** What is put into an affected node, or beside one, is affected; what was in it already is only where another is. */
function spread(events: readonly ReplayEvent[], affected: Set<unknown>): void {
  for (let size = -1; size < affected.size;) {
    size = affected.size;
    for (const { type, data } of events) {
      for (const add of type === 3 && isPlainObject(data) ? objectsOf(data['adds']) : []) {
        const node = isPlainObject(add['node']) ? add['node'] : {};
        const names = [add['parentId'], add['nextId'], add['previousId'], node['rootId'], node['id']];
        if (names.some((id) => typeof id === 'number' && affected.has(id))) {
          collectIds(node, affected);
        }
      }
    }
  }
}
