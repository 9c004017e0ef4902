import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../model/replay-event.ts';
import type { ItemFacts } from '../../model/item.ts';
import type { EpochMilliseconds, Milliseconds } from '../../model/units.ts';
import { attributesOf } from '../document/records.ts';
import type { TreeNode } from '../document/tree-node.ts';
import { fieldNameOf, selectorOf } from './describe-node.ts';
import { numberField, textField } from './fields.ts';
import { createItem, type FoundItem, type ItemPlace } from './found-item.ts';
import { isMasked, withoutMasked } from './masked-text.ts';

/** Changes of one field with no longer pause between them are one input: a user who types. */
const PAUSE: Milliseconds = 5000;
const MAX_VALUE = 512;

interface Typing {
  readonly nodeId: number;
  readonly atMs: EpochMilliseconds;
  readonly place: ItemPlace;
  readonly name: string;
  readonly selector: string;
  untilMs: EpochMilliseconds;
  facts: ItemFacts;
}

/** Finds what a user typed and chose. */
export class InputWatcher {
  private readonly found: (item: FoundItem) => void;
  private typing: Typing | undefined;

  constructor(found: (item: FoundItem) => void) {
    this.found = found;
  }

  /** @param node what the event names, in the document before the event */
  note({ type, data, timestamp }: ReplayEvent, place: ItemPlace, node: TreeNode | undefined): void {
    if (this.typing && timestamp - this.typing.untilMs > PAUSE) {
      this.finish();
    }
    const isInput =
      type === EventType.incrementalSnapshot &&
      isPlainObject(data) &&
      data['source'] === IncrementalSource.input;
    // What a script sets is no input of the user's; recorders that can tell say so.
    if (!isInput || data['userTriggered'] === false) {
      return;
    }
    if (node) {
      this.add(data, timestamp, place, node);
    } else {
      this.addUnrecorded(data, timestamp, place);
    }
  }

  /** Ends what is being typed. */
  finish(): void {
    const { typing } = this;
    this.typing = undefined;
    if (!typing) {
      return;
    }
    const { atMs, untilMs, place, name, selector, facts, nodeId } = typing;
    const said = `${name} ${facts.value ?? ''}`;
    this.found(
      createItem('input', atMs, place, name, {
        durationMs: untilMs > atMs ? untilMs - atMs : null,
        facts: { nodeId, selector, ...facts },
        texts: { text: withoutMasked(said) },
      }),
    );
  }

  /** Typed into what the recording does not hold: that the user typed, and what, is known all the same. */
  private addUnrecorded(data: PlainObject, atMs: EpochMilliseconds, place: ItemPlace): void {
    const value = textField(data, 'text') ?? '';
    const facts = isMasked(value) ? { isMasked: true } : { value: value.slice(0, MAX_VALUE) };
    const nodeId = numberField(data, 'id') ?? 0;
    if (this.typing?.nodeId === nodeId) {
      this.typing.untilMs = atMs;
      this.typing.facts = { ...facts, isUnrecorded: true };
      return;
    }
    this.finish();
    const name = 'input, element not recorded';
    this.typing = {
      nodeId,
      atMs,
      untilMs: atMs,
      place,
      name,
      selector: '',
      facts: { ...facts, isUnrecorded: true },
    };
  }

  private add(data: PlainObject, atMs: EpochMilliseconds, place: ItemPlace, node: TreeNode): void {
    const toggle = isToggle(node);
    if (
      toggle &&
      node.nodeName === 'INPUT' &&
      attributesOf(node.record)['type'] === 'radio' &&
      data['isChecked'] !== true
    ) {
      // The other buttons of a group are reported along with the one that was chosen.
      return;
    }
    const facts = toggle
      ? { value: data['isChecked'] === true ? 'checked' : 'not checked' }
      : valueOf(data, node);
    if (this.typing?.nodeId === node.id && !toggle) {
      this.typing.untilMs = atMs;
      this.typing.facts = facts;
      return;
    }
    this.finish();
    const [name, selector] = [fieldNameOf(node), selectorOf(node)];
    this.typing = { nodeId: node.id, atMs, untilMs: atMs, place, name, selector, facts };
  }
}

function isToggle({ record }: TreeNode): boolean {
  const { type } = attributesOf(record);
  return type === 'checkbox' || type === 'radio';
}

function valueOf(data: PlainObject, { record }: TreeNode): ItemFacts {
  const value = textField(data, 'text') ?? '';
  return isMasked(value) || attributesOf(record)['type'] === 'password'
    ? { isMasked: true }
    : { value: value.slice(0, MAX_VALUE) };
}
