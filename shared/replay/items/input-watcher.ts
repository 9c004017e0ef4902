import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../model/replay-event.ts';
import type { EpochMilliseconds, Milliseconds } from '../../model/units.ts';
import { attributesOf } from '../document/records.ts';
import type { TreeNode } from '../document/tree-node.ts';
import { fieldNameOf, selectorOf } from './describe-node.ts';
import { numberField, textField } from './fields.ts';
import { createItem, type FoundItem, type ItemPlace } from './found-item.ts';
import { toIndexed } from './indexed-text.ts';
import { isMasked, withoutMasked } from './masked-text.ts';

/** Changes of one field with no longer pause between them are one input: a user who types. */
const PAUSE: Milliseconds = 5000;
/** More of it is searched and not shown in a row. */
const MAX_VALUE = 512;

interface Typing {
  readonly nodeId: number;
  readonly atMs: EpochMilliseconds;
  readonly place: ItemPlace;
  readonly name: string;
  readonly selector: string;
  readonly isUnrecorded: boolean;
  untilMs: EpochMilliseconds;
  /** In full; undefined where it was masked. */
  value: string | undefined;
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
    const { atMs, untilMs, place, name, selector, nodeId, isUnrecorded } = typing;
    const { text: value, isCut } = toIndexed(typing.value ?? '');
    this.found(
      createItem('input', atMs, place, name, {
        durationMs: untilMs > atMs ? untilMs - atMs : null,
        facts: {
          nodeId,
          selector,
          ...(typing.value === undefined ? { isMasked: true } : { value: value.slice(0, MAX_VALUE) }),
          ...(isUnrecorded ? { isUnrecorded } : {}),
        },
        body: value.length > MAX_VALUE ? withoutMasked(value) : null,
        texts: { text: withoutMasked(`${name} ${value}`) },
        isCut,
      }),
    );
  }

  /** Typed into what the recording does not hold: that the user typed, and what, is known all the same. */
  private addUnrecorded(data: PlainObject, atMs: EpochMilliseconds, place: ItemPlace): void {
    const nodeId = numberField(data, 'id') ?? 0;
    const value = typedValue(data);
    if (!this.goOn(nodeId, atMs, value)) {
      const name = 'input, element not recorded';
      this.begin({ nodeId, atMs, place, name, selector: '', isUnrecorded: true, value });
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
    const value = toggle ? toggled(data) : typedValue(data, node);
    if (toggle || !this.goOn(node.id, atMs, value)) {
      const [name, selector] = [fieldNameOf(node), selectorOf(node)];
      this.begin({ nodeId: node.id, atMs, place, name, selector, isUnrecorded: false, value });
    }
  }

  /** Goes on with what is being typed. @returns false where it is into another field, or nothing is */
  private goOn(nodeId: number, atMs: EpochMilliseconds, value: string | undefined): boolean {
    if (this.typing?.nodeId !== nodeId) {
      return false;
    }
    this.typing.untilMs = atMs;
    this.typing.value = value;
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

function toggled(data: PlainObject): string {
  return data['isChecked'] === true ? 'checked' : 'not checked';
}

/** @param node undefined where it is not recorded. @returns undefined where it was masked */
function typedValue(data: PlainObject, node?: TreeNode): string | undefined {
  const value = textField(data, 'text') ?? '';
  const isPassword = node !== undefined && attributesOf(node.record)['type'] === 'password';
  return isPassword || isMasked(value) ? undefined : value;
}
