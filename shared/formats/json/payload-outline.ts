import { EventType, IncrementalSource } from '../../model/replay-event.ts';
import { Byte } from './bytes.ts';
import { ALL_LISTS, Field, RULE_LISTS } from './event-fields.ts';
import type { PropertyReader } from './property-reader.ts';

const NOT_FOUND = -1;

/** What an event's payload says of itself, as far as that decides whether it can be stored as it is written. */
export class PayloadOutline {
  /** Whether something in it has to be looked at by a parser. */
  isOdd = false;
  private readonly properties: PropertyReader;
  private source = NOT_FOUND;
  private hasNode = false;
  private lists = 0;
  private packedLists = 0;

  constructor(properties: PropertyReader) {
    this.properties = properties;
  }

  /** Forgets the payload before. */
  start(): void {
    this.isOdd = false;
    this.source = NOT_FOUND;
    this.hasNode = false;
    this.lists = 0;
    this.packedLists = 0;
  }

  /** A key was read, and its value is next. */
  beginEntry(): void {
    const { bytes, field, valueFrom, walker } = this.properties;
    const first = bytes[valueFrom];
    if (field === Field.node) {
      this.isOdd ||= this.hasNode;
      this.hasNode = first === Byte.openBrace;
      walker.idClashes.beginSnapshot();
    } else if (field > Field.mobile) {
      this.isOdd ||= ((this.lists | this.packedLists) & field) !== 0;
      this.lists |= first === Byte.openBracket ? field : 0;
      this.packedLists |= first === Byte.quote ? field : 0;
    } else {
      this.isOdd ||= field === Field.mobile;
    }
  }

  /** The value has been read. */
  endEntry(): void {
    const { field, number, walker } = this.properties;
    if (field === Field.source) {
      this.isOdd ||= this.source !== NOT_FOUND || number < 0;
      this.source = number;
    } else if (field === Field.node) {
      walker.idClashes.endSnapshot();
    }
  }

  /** Whether it is what an event of that type must have, for those who play it. */
  fits(type: number): boolean {
    switch (type) {
      case EventType.fullSnapshot:
        return this.hasNode;
      case EventType.incrementalSnapshot:
        return this.source !== NOT_FOUND && this.hasRequiredLists();
      case EventType.domContentLoaded:
      case EventType.load:
      case EventType.asset:
        return true;
      default:
        return false;
    }
  }

  /** rrweb iterates over the lists of a mutation, and posthog-js packs them and those of style sheet rules. */
  private hasRequiredLists(): boolean {
    if (this.source === IncrementalSource.mutation) {
      return this.lists === ALL_LISTS;
    }
    return this.source !== IncrementalSource.styleSheetRule || (this.packedLists & RULE_LISTS) === 0;
  }
}
