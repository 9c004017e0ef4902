import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../model/replay-event.ts';
import { attributesOf, objectsOf } from '../document/records.ts';
import type { DocumentState } from '../document/document-state.ts';
import { textField } from './fields.ts';
import { hasWord, isSecret, readableTexts, type ReadableText } from './readable-texts.ts';

/** The texts of nodes that an event gives another one, as they are before it. */
export function textsBefore(event: ReplayEvent, document: DocumentState): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const { id } of objectsOf(mutationOf(event)?.['texts'])) {
    const node = document.find(id);
    if (node?.isText) {
      texts.set(node.id, textField(node.record, 'textContent') ?? '');
    }
  }
  return texts;
}

/** Of what is taken away to be drawn anew, a few texts are enough. */
const MAX_REMOVED = 100;

/** The texts that an event takes from the page to put others in their place. */
export function textsToRemove(event: ReplayEvent, document: DocumentState): readonly string[] {
  const data = mutationOf(event);
  const removes = data && objectsOf(data['adds']).length > 0 ? objectsOf(data['removes']) : [];
  const texts: string[] = [];
  const nodes = removes.slice(0, MAX_REMOVED).map(({ id }) => document.find(id));
  for (let node = nodes.pop(); texts.length < MAX_REMOVED && node; node = nodes.pop()) {
    if (node.isText) {
      texts.push(textField(node.record, 'textContent') ?? '');
    }
    for (let child = node.children?.first; child && nodes.length < MAX_REMOVED; child = child.next) {
      nodes.push(child);
    }
  }
  return texts;
}

/** The texts that an event put on the page or changed, in the document as it is after it. */
export function changedTexts(event: ReplayEvent, document: DocumentState): ReadableText[] {
  const data = mutationOf(event);
  if (!data) {
    return scriptedValue(event, document);
  }
  const added = objectsOf(data['adds']).flatMap(({ node }) => (isPlainObject(node) ? [node] : []));
  const changed = [...objectsOf(data['texts']), ...objectsOf(data['attributes'])];
  return [
    ...added.flatMap(({ id, childNodes }) =>
      readableTexts(document.find(id), Array.isArray(childNodes) && childNodes.length > 0),
    ),
    ...changed.flatMap(({ id }) => readableTexts(document.find(id), false)),
  ];
}

/** What a script wrote into a field; what a user did is an item of its own. */
function scriptedValue(event: ReplayEvent, document: DocumentState): ReadableText[] {
  const data = incrementalOf(event, IncrementalSource.input);
  const node = data?.['userTriggered'] === false ? document.find(data['id']) : undefined;
  const raw = data ? (textField(data, 'text') ?? '') : '';
  const isShown =
    node && !isSecret(node) && !/^(checkbox|radio)$/.test(String(attributesOf(node.record)['type']));
  return isShown && hasWord(raw) ? [{ raw, nodeId: null }] : [];
}

function mutationOf(event: ReplayEvent): PlainObject | undefined {
  return incrementalOf(event, IncrementalSource.mutation);
}

function incrementalOf({ type, data }: ReplayEvent, source: number): PlainObject | undefined {
  const isOf = type === EventType.incrementalSnapshot && isPlainObject(data) && data['source'] === source;
  return isOf ? data : undefined;
}
