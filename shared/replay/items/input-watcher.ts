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
    const nodeId = numberField(data, 'id') ?? 0;
    const facts = { ...valueOf(data), isUnrecorded: true };
    if (!this.goOn(nodeId, atMs, facts)) {
      this.begin({ nodeId, atMs, place, name: 'input, element not recorded', selector: '', facts });
    }
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
    if (toggle || !this.goOn(node.id, atMs, facts)) {
      const [name, selector] = [fieldNameOf(node), selectorOf(node)];
      this.begin({ nodeId: node.id, atMs, place, name, selector, facts });
    }
  }

  /** Goes on with what is being typed. @returns false where it is into another field, or nothing is */
  private goOn(nodeId: number, atMs: EpochMilliseconds, facts: ItemFacts): boolean {
    if (this.typing?.nodeId !== nodeId) {
      return false;
    }
    this.typing.untilMs = atMs;
    this.typing.facts = facts;
    return true;
  }

  private begin(typing: Omit<Typing, 'untilMs'>): void {
    this.finish();
    this.typing = { ...typing, untilMs: typing.atMs };
  }
}

function isToggle({ record }: TreeNode): boolean {
  const { type } = attributesOf(record);
  return type === 'checkbox' || type === 'radio';
}

/** @param node undefined where it is not recorded */
function valueOf(data: PlainObject, node?: TreeNode): ItemFacts {
  const value = textField(data, 'text') ?? '';
  const isPassword = node !== undefined && attributesOf(node.record)['type'] === 'password';
  return isPassword || isMasked(value) ? { isMasked: true } : { value: value.slice(0, MAX_VALUE) };
}
