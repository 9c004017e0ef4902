import { EventType, IncrementalSource } from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import { Byte } from './bytes.ts';
import { IdSet } from './id-set.ts';
import { JsonWalker } from './json-walker.ts';

/** An event that can be stored as it is written: nothing in it has to be unpacked, repaired or left out. */
export interface PlainEvent {
  readonly type: number;
  readonly timestamp: EpochMilliseconds;
  /** As recorded: text, a number, or absent. */
  readonly windowId: string | number | undefined;
  /** The JSON text of `data`, empty where the event has none. Valid only during the call. */
  readonly data: Uint8Array;
  /** Whether `data` has white space between its tokens. */
  readonly isPretty: boolean;
  readonly isAscii: boolean;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const KEYS = {
  type: encoder.encode('type'),
  data: encoder.encode('data'),
  timestamp: encoder.encode('timestamp'),
  windowId: encoder.encode('windowId'),
  windowIdOfV1: encoder.encode('window_id'),
  compression: encoder.encode('cv'),
};
const KNOWN_COMPRESSION = encoder.encode('"2024-10"');
const NODE = encoder.encode('node');
const SOURCE = encoder.encode('source');
/** Lists that a mutation must have, each as one bit. */
const TEXTS = 1;
const ATTRIBUTES = 2;
const REMOVES = 4;
const ADDS = 8;
const ALL_LISTS = TEXTS | ATTRIBUTES | REMOVES | ADDS;
const RULE_LISTS = REMOVES | ADDS;
/** What only mobile SDKs write. */
const MOBILE = 16;
/** Keys of payloads that matter, by their length; no two of one length begin alike. */
const PAYLOAD_KEYS: { readonly key: Uint8Array; readonly bit: number }[][] = [];
for (const [text, bit] of Object.entries({
  texts: TEXTS,
  attributes: ATTRIBUTES,
  removes: REMOVES,
  adds: ADDS,
  updates: MOBILE,
  wireframes: MOBILE,
})) {
  (PAYLOAD_KEYS[text.length] ??= []).push({ key: encoder.encode(text), bit });
}
const NOT_FOUND = -1;

/**
 * Reads an event's envelope without parsing its payload: most events of a recording go through the importer
 * untouched, and this is where they are told from those that cannot.
 */
export class EventOutliner extends JsonWalker {
  private readonly ids = new IdSet();
  private type = NOT_FOUND;
  private timestamp = NOT_FOUND;
  private windowId: string | number | undefined;
  private dataFrom = 0;
  private dataTo = 0;
  private source = NOT_FOUND;
  private hasNode = false;
  private isInNode = false;
  /** The parent that a mutation named last: a node with the same id after it may be a cycle. */
  private parentId = NOT_FOUND;
  private lists = 0;
  private packedLists = 0;
  private isOdd = false;
  private lastWindowBytes = new Uint8Array();
  private lastWindowId: unknown;
  private readonly onField = (start: number, length: number): boolean => this.readField(start, length);
  private readonly onPayloadField = (start: number, length: number): boolean =>
    this.readPayloadField(start, length);

  /**
   * Reads one event, or one `[windowId, event]`, that starts at `from`.
   * @returns the offset behind it, or -1 when it is cut, damaged, or has to be parsed
   */
  read(bytes: Uint8Array, from: number): number {
    this.reset(bytes, from);
    const passed = bytes[from] === Byte.openBracket ? this.passTuple() : this.passEvent();
    return passed && !this.isOdd && this.isPlain() ? this.at : NOT_FOUND;
  }

  /** The event that was read last. */
  get event(): PlainEvent {
    return {
      type: this.type,
      timestamp: this.timestamp,
      windowId: this.windowId,
      data: this.bytes.subarray(this.dataFrom, this.dataTo),
      isPretty: this.hasSpace,
      isAscii: this.seenBits < 0x80,
    };
  }

  protected override noteId(id: number, isParent: boolean): void {
    if (isParent) {
      this.parentId = id;
    } else if (this.isInNode ? !this.ids.add(id) : id === this.parentId) {
      this.isOdd = true;
    }
  }

  private reset(bytes: Uint8Array, from: number): void {
    this.bytes = bytes;
    this.at = from;
    this.type = NOT_FOUND;
    this.timestamp = NOT_FOUND;
    this.windowId = undefined;
    this.dataFrom = 0;
    this.dataTo = 0;
    this.source = NOT_FOUND;
    this.hasNode = false;
    this.isInNode = false;
    this.parentId = NOT_FOUND;
    this.lists = 0;
    this.packedLists = 0;
    this.isOdd = false;
    this.hasSpace = false;
    this.seenBits = 0;
  }

  private isPlain(): boolean {
    if (this.timestamp < 0) {
      return false;
    }
    switch (this.type) {
      case EventType.fullSnapshot:
        return this.hasNode;
      case EventType.incrementalSnapshot:
        return this.source !== NOT_FOUND && this.hasItsLists();
      case EventType.domContentLoaded:
      case EventType.load:
      case EventType.asset:
        return true;
      default:
        return false;
    }
  }

  /** rrweb iterates over the lists of a mutation, and posthog-js packs them and those of style sheet rules. */
  private hasItsLists(): boolean {
    if (this.source === IncrementalSource.mutation) {
      return this.lists === ALL_LISTS;
    }
    return this.source !== IncrementalSource.styleSheetRule || (this.packedLists & RULE_LISTS) === 0;
  }

  private passTuple(): boolean {
    this.at++;
    this.skipSpace();
    return (
      this.bytes[this.at] === Byte.quote &&
      this.readWindowId() &&
      this.passByte(Byte.comma) &&
      this.skipSpaceTo(Byte.openBrace) &&
      this.passEvent() &&
      this.passByte(Byte.closeBracket)
    );
  }

  private skipSpaceTo(expected: number): boolean {
    this.skipSpace();
    return this.bytes[this.at] === expected;
  }

  private passEvent(): boolean {
    return this.passFields(this.onField);
  }

  /** An object whose values are read by `read`, which gets where the key lies. */
  private passFields(read: (start: number, length: number) => boolean): boolean {
    const { bytes } = this;
    if (bytes[this.at++] !== Byte.openBrace) {
      return false;
    }
    do {
      this.skipSpace();
      const start = this.at + 1;
      if (bytes[this.at] !== Byte.quote || !this.passString()) {
        return false;
      }
      const length = this.at - 1 - start;
      if (!this.passByte(Byte.colon)) {
        return false;
      }
      this.skipSpace();
      if (!read(start, length)) {
        return false;
      }
      this.skipSpace();
    } while (bytes[this.at++] === Byte.comma);
    return bytes[this.at - 1] === Byte.closeBrace;
  }

  private readField(start: number, length: number): boolean {
    switch (length) {
      case 2:
        return this.startsWith(start, KEYS.compression) ? this.passCompression() : this.passValue();
      case 4:
        return this.readTypeOrData(start);
      case 8:
        return this.startsWith(start, KEYS.windowId) ? this.readWindowId() : this.passValue();
      case 9:
        return this.readTimestampOrWindow(start);
      default:
        return this.passValue();
    }
  }

  private readTypeOrData(start: number): boolean {
    if (this.startsWith(start, KEYS.type)) {
      return this.type === NOT_FOUND && this.readType();
    }
    return this.startsWith(start, KEYS.data) ? this.dataTo === 0 && this.readData() : this.passValue();
  }

  /** `window_id` wins over `windowId` wherever it stands: such an event is parsed. */
  private readTimestampOrWindow(start: number): boolean {
    if (this.startsWith(start, KEYS.timestamp)) {
      return this.timestamp === NOT_FOUND && this.readTimestamp();
    }
    return !this.startsWith(start, KEYS.windowIdOfV1) && this.passValue();
  }

  private passCompression(): boolean {
    const start = this.at;
    this.at += KNOWN_COMPRESSION.length;
    return this.startsWith(start, KNOWN_COMPRESSION);
  }

  private readType(): boolean {
    const start = this.at;
    this.type = (this.bytes[start] ?? 0) - Byte.zero;
    return this.passNumber() && this.at - start === 1;
  }

  private readTimestamp(): boolean {
    const start = this.at;
    if (!this.passNumber()) {
      return false;
    }
    this.timestamp = this.numberFrom(start);
    return true;
  }

  /** The value of the number that was just passed. */
  private numberFrom(start: number): number {
    const { bytes, at } = this;
    let value = 0;
    for (let index = start; index < at; index++) {
      const digit = (bytes[index] as number) - Byte.zero;
      if (digit < 0 || digit > 9) {
        return Number(decoder.decode(bytes.subarray(start, at)));
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Window ids repeat from event to event: a text is decoded only when it differs from the one before. */
  private readWindowId(): boolean {
    const start = this.at;
    if (this.windowId !== undefined || !this.passScalar()) {
      return false;
    }
    const { bytes, lastWindowBytes } = this;
    if (!this.isText(start, lastWindowBytes)) {
      this.lastWindowBytes = bytes.slice(start, this.at);
      this.lastWindowId = JSON.parse(decoder.decode(this.lastWindowBytes));
    }
    const id = this.lastWindowId;
    if (typeof id !== 'string' && typeof id !== 'number') {
      return false;
    }
    this.windowId = id;
    return true;
  }

  private readData(): boolean {
    this.dataFrom = this.at;
    const isObject = this.bytes[this.at] === Byte.openBrace;
    if (!isObject || this.bytes[this.at + 1] === Byte.closeBrace) {
      const passed = this.passValue();
      this.dataTo = this.at;
      return passed;
    }
    const passed = this.passFields(this.onPayloadField);
    this.dataTo = this.at;
    return passed;
  }

  private readPayloadField(start: number, length: number): boolean {
    const first = this.bytes[this.at];
    if (length === NODE.length && this.startsWith(start, NODE)) {
      this.hasNode = first === Byte.openBrace;
      return this.passNode();
    }
    if (length === SOURCE.length && this.startsWith(start, SOURCE)) {
      return this.source === NOT_FOUND && this.readSource();
    }
    const bit = this.payloadBit(start, length);
    if (bit !== 0) {
      this.lists |= first === Byte.openBracket ? bit : 0;
      this.packedLists |= first === Byte.quote ? bit : 0;
      this.isOdd ||= bit === MOBILE;
    }
    return this.passValue();
  }

  private payloadBit(start: number, length: number): number {
    const candidates = PAYLOAD_KEYS[length];
    if (candidates !== undefined) {
      for (const { key, bit } of candidates) {
        if (this.startsWith(start, key)) {
          return bit;
        }
      }
    }
    return 0;
  }

  /** A node's tree, in which no id may stand twice. */
  private passNode(): boolean {
    this.ids.clear();
    this.isInNode = true;
    const passed = this.passValue();
    this.isInNode = false;
    return passed;
  }

  private readSource(): boolean {
    const start = this.at;
    if (!this.passNumber()) {
      return false;
    }
    this.source = this.numberFrom(start);
    return true;
  }
}
