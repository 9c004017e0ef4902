import { EventType, IncrementalSource, isPlainObject, type ReplayEvent } from '../../model/replay-event.ts';
import type { EpochMilliseconds, Milliseconds } from '../../model/units.ts';
import { attributesOf, objectsOf } from '../document/records.ts';
import type { DocumentState } from '../document/document-state.ts';
import { walk, type TreeNode } from '../document/tree-node.ts';
import { textField } from './fields.ts';
import { createItem, type FoundItem, type ItemPlace } from './found-item.ts';
import { withoutMasked } from './masked-text.ts';

/** A text that appeared within this time is not found again: lists that are redrawn repeat all of theirs. */
const FORGET_AFTER: Milliseconds = 30_000;
/** Longer texts are compared by their beginnings. */
const KNOWN_CHARACTERS = 200;
const MAX_KNOWN = 200_000;
/** Texts that appear within this time are one item, found at the moment at which all of them are there. */
const TOGETHER: Milliseconds = 250;
/** An item with more text is divided, so that a hit shows what is near it. */
const MAX_BODY = 16_384;
const MAX_TEXT = 65_536;
const UNSEEN = /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/i;
const SEEN_ATTRIBUTES = ['alt', 'title', 'placeholder', 'aria-label'];
const HAS_WORD = /[\p{L}\p{N}]/u;

/** Texts that appeared almost at once. */
interface TextGroup {
  readonly place: ItemPlace;
  readonly fromMs: EpochMilliseconds;
  untilMs: EpochMilliseconds;
  readonly texts: string[];
}

/** Finds text that appears on the page, and when. */
export class TextCollector {
  private readonly document: DocumentState;
  private readonly found: (item: FoundItem) => void;
  private readonly known = new Map<string, EpochMilliseconds>();
  private group: TextGroup | undefined;

  /** @param document what is there already is known */
  constructor(document: DocumentState, found: (item: FoundItem) => void) {
    this.document = document;
    this.found = found;
    this.textsOf(document.root, true).forEach((text) => this.known.set(text.slice(0, KNOWN_CHARACTERS), 0));
  }

  /** Takes in an event that was just applied. */
  note(event: ReplayEvent, place: ItemPlace): void {
    const isWhole = event.type === EventType.fullSnapshot;
    const texts = isWhole ? this.textsOf(this.document.root, true) : this.changedTexts(event);
    const fresh = texts.filter((text) => this.isNew(text, event.timestamp, isWhole));
    if (fresh.length > 0) {
      this.add(fresh, event.timestamp, place);
    }
  }

  /** Ends the group of texts that is open: whatever comes next does not belong to it. */
  finish(): void {
    const { group } = this;
    this.group = undefined;
    if (group) {
      const { untilMs, place, texts } = group;
      toBodies(texts).forEach((body, part) =>
        this.found(createItem('text', untilMs, { ...place, part }, '', { body, texts: { text: body } })),
      );
    }
  }

  private add(texts: readonly string[], atMs: EpochMilliseconds, place: ItemPlace): void {
    if (this.group && (atMs - this.group.fromMs > TOGETHER || place.chunk !== this.group.place.chunk)) {
      this.finish();
    }
    const group = (this.group ??= { place, fromMs: atMs, untilMs: atMs, texts: [] });
    group.untilMs = atMs;
    texts.forEach((text) => group.texts.push(text));
  }

  private isNew(text: string, atMs: EpochMilliseconds, isWhole: boolean): boolean {
    const key = text.slice(0, KNOWN_CHARACTERS);
    const knownMs = this.known.get(key);
    if (this.known.size > MAX_KNOWN) {
      this.known.clear();
    }
    this.known.set(key, atMs);
    // A full snapshot repeats what is there, however long ago it appeared.
    return knownMs === undefined || (!isWhole && atMs - knownMs > FORGET_AFTER);
  }

  private changedTexts({ type, data }: ReplayEvent): string[] {
    const isMutation =
      type === EventType.incrementalSnapshot &&
      isPlainObject(data) &&
      data['source'] === IncrementalSource.mutation;
    if (!isMutation) {
      return [];
    }
    const added = objectsOf(data['adds']).flatMap(({ node }) => (isPlainObject(node) ? [node] : []));
    const changed = [...objectsOf(data['texts']), ...objectsOf(data['attributes'])];
    return [
      ...added.flatMap(({ id, childNodes }) =>
        this.textsOf(this.document.find(id), Array.isArray(childNodes) && childNodes.length > 0),
      ),
      ...changed.flatMap(({ id }) => this.textsOf(this.document.find(id), false)),
    ];
  }

  private textsOf(root: TreeNode | undefined, andBelow: boolean): string[] {
    const texts: string[] = [];
    const visit = (node: TreeNode): void => ownTexts(node).forEach((text) => texts.push(text));
    if (root && andBelow) {
      walk(root, visit);
    } else if (root) {
      visit(root);
    }
    return texts;
  }
}

function ownTexts(node: TreeNode): string[] {
  if (node.isText) {
    const isSeen = !UNSEEN.test(node.parent?.nodeName ?? '');
    return isSeen ? clean(textField(node.record, 'textContent')) : [];
  }
  if (!node.isElement) {
    return [];
  }
  const attributes = attributesOf(node.record);
  const isSecret = attributes['type'] === 'password' || attributes['type'] === 'hidden';
  const names = node.nodeName === 'INPUT' && !isSecret ? [...SEEN_ATTRIBUTES, 'value'] : SEEN_ATTRIBUTES;
  return names.flatMap((name) => clean(textField(attributes, name)));
}

function clean(text: string | undefined): string[] {
  if (text === undefined || !HAS_WORD.test(text)) {
    return [];
  }
  const readable = withoutMasked(text.slice(0, MAX_TEXT)).replace(/\s+/gu, ' ').trim();
  return HAS_WORD.test(readable) ? [readable] : [];
}

function toBodies(texts: readonly string[]): string[] {
  const bodies: string[] = [];
  let body = '';
  for (const text of texts) {
    if (body.length + text.length > MAX_BODY && body !== '') {
      bodies.push(body);
      body = '';
    }
    body += body === '' ? text : `\n${text}`;
  }
  return body === '' ? bodies : [...bodies, body];
}
