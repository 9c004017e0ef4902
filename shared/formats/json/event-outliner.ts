import type { EpochMilliseconds } from '../../model/units.ts';
import { Byte, startsWith } from './bytes.ts';
import { EVENT_KEYS, Field, PAYLOAD_KEYS } from './event-fields.ts';
import { FIND_END, IS_TORN } from './json-cutter.ts';
import { PropertyReader, Next } from './property-reader.ts';
import { PayloadOutline } from './payload-outline.ts';

/** An event that can be stored as it is written: nothing in it has to be unpacked, repaired or left out. */
export interface PlainEvent {
  readonly type: number;
  readonly timestamp: EpochMilliseconds;
  /** As recorded: text, a number, or absent. */
  readonly windowId: string | number | undefined;
  /** Memory of a slab in which the JSON text of `data` lies. */
  readonly bytes: Uint8Array;
  /** Where `data` begins and ends in it; equal where the event has none. */
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
export class EventOutliner implements PlainEvent {
  type = NOT_FOUND;
  timestamp = NOT_FOUND;
  windowId: string | number | undefined;
  dataFrom = 0;
  dataTo = 0;
  private readonly properties = new PropertyReader();
  private readonly payload = new PayloadOutline(this.properties);
  private hasData = false;
  private isInPayload = false;
  private isInValue = false;
  private isOdd = false;
  private lastWindowBytes = new Uint8Array();
  private lastWindowId: unknown;

  /**
   * Reads one event, or one `[windowId, event]`, that starts at `from`. What was read is told by this object's own
   * fields, until the next is read.
   * @param end where the text ends, with a control character behind it
   * @returns the offset behind it, FIND_END when it has to be parsed, or IS_TORN when it goes on behind the text
   */
  read(bytes: Uint8Array, from: number, end: number): number {
    this.reset();
    this.properties.start(bytes, from, end);
    if (bytes[from] === Byte.openBracket) {
      return this.readTuple();
    }
    return this.properties.enter() ? this.finish() : MUST_BE_PARSED;
  }

  /**
   * Goes on after IS_TORN, with more text.
   * @param moved by how much what was read has moved to the front
   */
  readOn(bytes: Uint8Array, end: number, moved: number): number {
    this.properties.move(bytes, end, moved);
    this.dataFrom -= moved;
    this.dataTo -= moved;
    return this.finish();
  }

  get bytes(): Uint8Array {
    return this.properties.bytes;
  }

  get isPretty(): boolean {
    return this.properties.walker.hasSpace;
  }

  get isAscii(): boolean {
    return this.properties.walker.seenBits < 0x80;
  }

  private reset(): void {
    this.type = NOT_FOUND;
    this.timestamp = NOT_FOUND;
    this.windowId = undefined;
    this.dataFrom = 0;
    this.dataTo = 0;
    this.hasData = false;
    this.isInPayload = false;
    this.isInValue = false;
    this.isOdd = false;
    this.payload.start();
  }

  private finish(): number {
    const next = this.readEntries();
    if (next === Next.closed && this.isPlain()) {
      return this.properties.walker.at;
    }
    return next === Next.torn ? IS_TORN : MUST_BE_PARSED;
  }

  private isPlain(): boolean {
    const hasClash = this.properties.walker.idClashes.hasClash;
    return !hasClash && this.timestamp >= 0 && this.payload.fits(this.type);
  }

  /** Reads up to the end of the event, or to where it is torn or found to be odd. */
  private readEntries(): Next {
    for (;;) {
      const next = this.isInValue
        ? this.properties.passValue()
        : this.properties.readKey(this.isInPayload ? PAYLOAD_KEYS : EVENT_KEYS);
      if (next === Next.passed) {
        this.noteEntry();
      } else if (next === Next.closed && this.isInPayload) {
        this.isInPayload = false;
        this.dataTo = this.properties.walker.at;
      } else {
        return next;
      }
      if (this.isOdd || this.payload.isOdd) {
        return Next.odd;
      }
    }
  }

  /** A key was read, or its value. */
  private noteEntry(): void {
    this.isInValue = !this.isInValue;
    if (this.isInPayload) {
      if (this.isInValue) {
        this.payload.beginEntry();
      } else {
        this.payload.endEntry();
      }
    } else if (this.isInValue) {
      this.beginField();
    } else {
      this.endField();
    }
  }

  private beginField(): void {
    const { bytes, valueFrom, field } = this.properties;
    const first = bytes[valueFrom];
    const isContainer = first === Byte.openBrace || first === Byte.openBracket;
    if (field === Field.data) {
      this.isOdd ||= this.hasData || !isContainer;
      this.hasData = true;
      this.dataFrom = valueFrom;
      this.isInPayload = this.properties.enter();
      this.isInValue = !this.isInPayload;
    } else {
      this.isOdd ||=
        field === Field.windowIdOfV1 || field === Field.session || (isContainer && field !== Field.other);
    }
  }

  private endField(): void {
    const { field, number, valueFrom, valueTo } = this.properties;
    switch (field) {
      case Field.type:
        this.isOdd ||= this.type !== NOT_FOUND || valueTo - valueFrom !== 1;
        this.type = number;
        break;
      case Field.timestamp:
        this.isOdd ||= this.timestamp !== NOT_FOUND;
        this.timestamp = this.readNumber();
        break;
      case Field.windowId:
        this.isOdd ||= !this.readWindowId();
        break;
      case Field.compression:
        this.isOdd ||= !this.isValue(KNOWN_COMPRESSION);
        break;
      case Field.data:
        this.dataTo = valueTo;
        break;
      default:
    }
  }

  /** Tuples are lines, which are never torn: one that seems to be is left to the parser. */
  private readTuple(): number {
    const { properties } = this;
    const isTuple =
      properties.passByte(Byte.openBracket) &&
      properties.passText() &&
      this.readWindowId() &&
      properties.passByte(Byte.comma) &&
      properties.enter() &&
      this.finish() >= 0 &&
      properties.passByte(Byte.closeBracket);
    return isTuple ? properties.walker.at : MUST_BE_PARSED;
  }

  /** The value as a number, of whatever form; anything else makes the event odd. */
  private readNumber(): number {
    const { bytes, valueFrom, valueTo, number } = this.properties;
    if (number >= 0) {
      return number;
    }
    const isText = bytes[valueFrom] === Byte.quote;
    const value = isText ? NaN : Number(decoder.decode(bytes.subarray(valueFrom, valueTo)));
    this.isOdd ||= Number.isNaN(value);
    return value;
  }

  private isValue(expected: Uint8Array): boolean {
    const { bytes, valueFrom, valueTo } = this.properties;
    return valueTo - valueFrom === expected.length && startsWith(bytes, valueFrom, expected);
  }

  /** Window ids repeat from event to event: one is decoded only when it differs from the one before. */
  private readWindowId(): boolean {
    if (this.windowId !== undefined) {
      return false;
    }
    if (!this.isValue(this.lastWindowBytes)) {
      const { bytes, valueFrom, valueTo } = this.properties;
      this.lastWindowBytes = bytes.slice(valueFrom, valueTo);
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
