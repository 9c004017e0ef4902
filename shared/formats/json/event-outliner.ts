import { EventType, IncrementalSource } from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import { Byte, startsWith } from './bytes.ts';
import { ALL_LISTS, Field, fieldOf, listBitOf, MOBILE, payloadFieldOf, RULE_LISTS } from './event-fields.ts';
import { IdSet } from './id-set.ts';
import { FIND_END, IS_TORN } from './json-cutter.ts';
import { JsonWalker, Walk } from './json-walker.ts';

/** An event that can be stored as it is written: nothing in it has to be unpacked, repaired or left out. */
export interface PlainEvent {
  readonly type: number;
  readonly timestamp: EpochMilliseconds;
  /** As recorded: text, a number, or absent. */
  readonly windowId: string | number | undefined;
  /** Memory of a slab in which the JSON text of `data` lies. */
  readonly bytes: Uint8Array;
  /** Where `data` begins and ends in it: the same place where the event has none. */
  readonly dataFrom: number;
  readonly dataTo: number;
  /** Whether `data` has white space between its tokens. */
  readonly isPretty: boolean;
  readonly isAscii: boolean;
}

const decoder = new TextDecoder();
const KNOWN_COMPRESSION = new TextEncoder().encode('"2024-10"');
const NOT_FOUND = -1;
/** What `read` returns instead of an offset for an event that has to be parsed. */
const MUST_BE_PARSED = FIND_END;

/**
 * Reads an event's envelope without parsing its payload: most events of a recording go through the importer
 * untouched, and this is where they are told from those that cannot.
 */
export class EventOutliner extends JsonWalker implements PlainEvent {
  type = NOT_FOUND;
  timestamp = NOT_FOUND;
  windowId: string | number | undefined;
  dataFrom = 0;
  dataTo = 0;
  private readonly ids = new IdSet();
  private hasData = false;
  private source = NOT_FOUND;
  private hasNode = false;
  private isInNode = false;
  /** The parent and the node that were named last: where both are the same, a mutation may put a node into itself. */
  private parentId = NOT_FOUND;
  private lastId = NOT_FOUND;
  private lists = 0;
  private packedLists = 0;
  private isOdd = false;
  /** The field that is being read, and the one inside it. */
  private field: number = Field.other;
  private payloadField: number = Field.other;
  private listBit = 0;
  private lastWindowBytes = new Uint8Array();
  private lastWindowId: unknown;

  /**
   * Reads one event, or one `[windowId, event]`, that starts at `from`. What was read is told by this object's own
   * fields, until the next is read.
   * @param end where the text ends, with a control character behind it
   * @returns the offset behind it, FIND_END when it has to be parsed, or IS_TORN when it goes on behind the text
   */
  read(bytes: Uint8Array, from: number, end: number): number {
    this.begin(bytes, from, end);
    this.reset();
    if (bytes[from] === Byte.openBracket) {
      return this.readTuple();
    }
    return bytes[from] === Byte.openBrace ? this.finish() : MUST_BE_PARSED;
  }

  /**
   * Goes on after IS_TORN, with more text.
   * @param moved by how much what was read has moved to the front
   */
  readOn(bytes: Uint8Array, end: number, moved: number): number {
    this.move(bytes, end, moved);
    this.dataFrom -= moved;
    this.dataTo -= moved;
    return this.finish();
  }

  get isPretty(): boolean {
    return this.hasSpace;
  }

  get isAscii(): boolean {
    return this.seenBits < 0x80;
  }

  protected override noteId(id: number, isParent: boolean): void {
    if (isParent) {
      this.parentId = id;
      this.isOdd ||= id === this.lastId;
    } else {
      this.lastId = id;
      this.isOdd ||= this.isInNode ? !this.ids.add(id) : id === this.parentId;
    }
  }

  protected override key(depth: number, from: number, length: number): void {
    if (depth === 1) {
      this.field = fieldOf(this.bytes, from, length);
      this.isOdd ||= this.field === Field.windowIdOfV1;
      this.payloadField = Field.other;
    } else if (this.field === Field.data) {
      this.payloadField = this.payloadFieldOf(from, length);
    }
  }

  protected override opened(depth: number): void {
    if (depth === 1) {
      this.openField();
    } else if (this.field === Field.data) {
      this.openPayloadField();
    }
  }

  protected override closed(depth: number, to: number): void {
    if (depth === 1 && this.field === Field.data) {
      this.dataTo = to;
    } else if (depth === 2 && this.payloadField === Field.node) {
      this.isInNode = false;
    }
  }

  protected override scalar(depth: number, from: number, to: number): void {
    if (depth === 1) {
      this.readField(from, to);
    } else if (this.field === Field.data) {
      this.readPayloadField(from, to);
    }
  }

  private reset(): void {
    this.type = NOT_FOUND;
    this.timestamp = NOT_FOUND;
    this.windowId = undefined;
    this.dataFrom = 0;
    this.dataTo = 0;
    this.hasData = false;
    this.source = NOT_FOUND;
    this.hasNode = false;
    this.isInNode = false;
    this.parentId = NOT_FOUND;
    this.lastId = NOT_FOUND;
    this.lists = 0;
    this.packedLists = 0;
    this.isOdd = false;
    this.field = Field.other;
    this.payloadField = Field.other;
  }

  private finish(): number {
    const end = this.walk();
    if (end === Walk.torn) {
      return this.isOdd ? MUST_BE_PARSED : IS_TORN;
    }
    return end === Walk.passed && !this.isOdd && this.isPlain() ? this.at : MUST_BE_PARSED;
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

  /** Tuples are lines, which are never torn: one that seems to be is left to the parser. */
  private readTuple(): number {
    const { bytes } = this;
    this.at++;
    this.skipSpace();
    const start = this.at;
    let closing = start + 1;
    while (closing < this.end && bytes[closing] !== Byte.quote) {
      closing++;
    }
    this.at = closing + 1;
    if (
      bytes[start] !== Byte.quote ||
      closing >= this.end ||
      !this.readWindowId(start, this.at) ||
      !this.passByte(Byte.comma)
    ) {
      return MUST_BE_PARSED;
    }
    this.skipSpace();
    const isEvent = bytes[this.at] === Byte.openBrace && this.finish() >= 0;
    return isEvent && this.passByte(Byte.closeBracket) ? this.at : MUST_BE_PARSED;
  }

  /** Passes over one expected byte and the space before it. */
  private passByte(expected: number): boolean {
    this.skipSpace();
    return this.bytes[this.at++] === expected;
  }

  private payloadFieldOf(start: number, length: number): number {
    this.listBit = listBitOf(this.bytes, start, length);
    this.isOdd ||= this.listBit === MOBILE;
    return this.listBit === 0 ? payloadFieldOf(this.bytes, start, length) : Field.list;
  }

  private openField(): void {
    if (this.field === Field.data) {
      this.isOdd ||= this.hasData;
      this.hasData = true;
      this.dataFrom = this.at;
    } else {
      this.isOdd ||= this.field !== Field.other;
    }
  }

  private openPayloadField(): void {
    const isObject = this.bytes[this.at] === Byte.openBrace;
    if (this.payloadField === Field.node) {
      this.hasNode = isObject;
      this.isInNode = true;
      this.ids.clear();
    } else if (this.payloadField === Field.list) {
      this.lists |= isObject ? 0 : this.listBit;
    } else {
      this.isOdd ||= this.payloadField === Field.source;
    }
  }

  private readField(from: number, to: number): void {
    switch (this.field) {
      case Field.type:
        this.isOdd ||= this.type !== NOT_FOUND || to - from !== 1;
        this.type = (this.bytes[from] as number) - Byte.zero;
        break;
      case Field.timestamp:
        this.isOdd ||= this.timestamp !== NOT_FOUND;
        this.timestamp = this.numberIn(from, to);
        break;
      case Field.windowId:
        this.isOdd ||= !this.readWindowId(from, to);
        break;
      case Field.compression:
        this.isOdd ||=
          to - from !== KNOWN_COMPRESSION.length || !startsWith(this.bytes, from, KNOWN_COMPRESSION);
        break;
      case Field.data:
        this.isOdd = true;
        break;
      default:
    }
  }

  private readPayloadField(from: number, to: number): void {
    switch (this.payloadField) {
      case Field.source:
        this.isOdd ||= this.source !== NOT_FOUND;
        this.source = this.numberIn(from, to);
        break;
      case Field.list:
        this.packedLists |= this.bytes[from] === Byte.quote ? this.listBit : 0;
        break;
      case Field.node:
        this.hasNode = false;
        break;
      default:
    }
  }

  /** The value of a number; anything else makes the event odd. */
  private numberIn(from: number, to: number): number {
    const { bytes } = this;
    let value = 0;
    for (let index = from; index < to; index++) {
      const digit = (bytes[index] as number) - Byte.zero;
      if (digit < 0 || digit > 9) {
        return this.readNumber(from, to);
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private readNumber(from: number, to: number): number {
    const value =
      this.bytes[from] === Byte.quote ? NaN : Number(decoder.decode(this.bytes.subarray(from, to)));
    this.isOdd ||= Number.isNaN(value);
    return value;
  }

  /** Window ids repeat from event to event: one is decoded only when it differs from the one before. */
  private readWindowId(from: number, to: number): boolean {
    const { bytes, lastWindowBytes } = this;
    if (this.windowId !== undefined) {
      return false;
    }
    if (to - from !== lastWindowBytes.length || !startsWith(bytes, from, lastWindowBytes)) {
      this.lastWindowBytes = bytes.slice(from, to);
      this.lastWindowId = parseId(decoder.decode(this.lastWindowBytes));
    }
    const id = this.lastWindowId;
    if (typeof id !== 'string' && typeof id !== 'number') {
      return false;
    }
    this.windowId = id;
    return true;
  }
}

function parseId(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
