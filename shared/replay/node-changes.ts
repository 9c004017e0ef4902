import {
  EventType,
  IncrementalSource,
  isPlainObject,
  MouseInteraction,
  type PlainObject,
  type ReplayEvent,
} from '../model/replay-event.ts';
import type { EpochMilliseconds } from '../model/units.ts';
import { objectsOf } from './document/records.ts';

/** What happened to a node, and when. */
export interface NodeChange {
  readonly atMs: EpochMilliseconds;
  readonly what:
    | 'added'
    | 'removed'
    | 'text'
    | 'attributes'
    | 'children'
    | 'input'
    | 'scroll'
    | 'click'
    | 'media'
    | 'styles'
    | 'drawing';
  /** Names of the attributes, the new text or value, cut to what fits a line. */
  readonly detail: string;
}

const MAX_DETAIL = 200;

const SOURCES: Readonly<Record<number, NodeChange['what']>> = {
  [IncrementalSource.input]: 'input',
  [IncrementalSource.scroll]: 'scroll',
  [IncrementalSource.mediaInteraction]: 'media',
  [IncrementalSource.styleSheetRule]: 'styles',
  [IncrementalSource.styleDeclaration]: 'styles',
  [IncrementalSource.adoptedStyleSheet]: 'styles',
  [IncrementalSource.canvasMutation]: 'drawing',
};

/** What an event did to a node; most do nothing. @param id rrweb's id of it */
export function changesOf({ type, data, timestamp }: ReplayEvent, id: number): NodeChange[] {
  if (type !== EventType.incrementalSnapshot || !isPlainObject(data)) {
    return [];
  }
  const found =
    data['source'] === IncrementalSource.mutation ? mutationOf(data, id) : interactionOf(data, id);
  return found.map(([what, detail]) => ({ atMs: timestamp, what, detail: detail.slice(0, MAX_DETAIL) }));
}

type Found = readonly [what: NodeChange['what'], detail: string];

function interactionOf(data: PlainObject, id: number): Found[] {
  if (data['id'] !== id) {
    return [];
  }
  if (data['source'] === IncrementalSource.mouseInteraction) {
    return data['type'] === MouseInteraction.click ? [['click', '']] : [];
  }
  const what = SOURCES[Number(data['source'])];
  const text = what === 'input' ? data['text'] : '';
  return what ? [[what, typeof text === 'string' ? text : '']] : [];
}

function mutationOf(data: PlainObject, id: number): Found[] {
  const adds = objectsOf(data['adds']);
  const added = adds.filter(({ node }) => isPlainObject(node) && node['id'] === id);
  const inside = adds.filter(({ parentId }) => parentId === id).length;
  const taken = objectsOf(data['removes']).filter(({ parentId }) => parentId === id).length;
  const texts = objectsOf(data['texts']).filter((text) => text['id'] === id);
  const attributes = objectsOf(data['attributes']).filter((change) => change['id'] === id);
  return [
    ...objectsOf(data['removes']).flatMap((remove): Found[] =>
      remove['id'] === id ? [['removed', '']] : [],
    ),
    ...added.map((): Found => ['added', '']),
    ...texts.map(({ value }): Found => ['text', typeof value === 'string' ? value : '']),
    ...attributes.map((change): Found => ['attributes', describeAttributes(change['attributes'])]),
    ...(inside + taken > 0 ? [['children', `${inside} added, ${taken} removed`] as const] : []),
  ];
}

function describeAttributes(attributes: unknown): string {
  const entries = isPlainObject(attributes) ? Object.entries(attributes) : [];
  return entries.map(([name, value]) => `${name}=${value === null ? '∅' : JSON.stringify(value)}`).join(' ');
}
