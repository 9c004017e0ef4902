import type { TextForm } from '../../../shared/formats/json/chunk-text.ts';
import type { Slab } from '../../../shared/model/slab.ts';
import { compareEvents, type SortableEvent } from './run-store.ts';

const SMALLEST = 16;
/** Of each event: its time, ordinal and type, where its text begins and ends, its form, and whether it shows a page. */
const FACTS = 7;
const NOTHING = new Float64Array();

/**
 * A list of events in flat memory. Tens of thousands of them wait while a file is read, and as objects, which V8's
 * garbage collector moves, they would cost a tenth more time in all.
 */
export class EventList {
  length = 0;
  private facts = NOTHING;
  private slabs: Slab[] = [];
  private isSorted = true;

  /** Puts an event behind the others. It has a higher ordinal than they have. */
  push(event: SortableEvent): void {
    if (this.length * FACTS === this.facts.length) {
      this.grow();
    }
    const at = this.length++;
    this.isSorted &&= at === 0 || (this.facts[(at - 1) * FACTS] as number) <= event.timestamp;
    this.put(at, event);
  }

  /** An event by its place, from 0. */
  at(index: number): SortableEvent {
    const { facts } = this;
    const fact = index * FACTS;
    return {
      timestamp: facts[fact] as number,
      ordinal: facts[fact + 1] as number,
      type: facts[fact + 2] as number,
      from: facts[fact + 3] as number,
      to: facts[fact + 4] as number,
      form: facts[fact + 5] as TextForm,
      showsPage: facts[fact + 6] === 1,
      slab: this.slabs[index] as Slab,
    };
  }

  /** Puts the events into the order of play. */
  sort(): void {
    if (!this.isSorted) {
      const events = Array.from({ length: this.length }, (_, index) => this.at(index));
      events.sort(compareEvents).forEach((event, at) => this.put(at, event));
      this.isSorted = true;
    }
  }

  /** Takes events off the front. A list that is empty takes no memory: a file may have many windows. */
  dropFirst(count: number): void {
    this.facts = count === this.length ? NOTHING : this.facts;
    this.facts.copyWithin(0, count * FACTS, this.length * FACTS);
    this.slabs = this.slabs.slice(count, this.length);
    this.length -= count;
  }

  private put(at: number, event: SortableEvent): void {
    const { facts } = this;
    const fact = at * FACTS;
    facts[fact] = event.timestamp;
    facts[fact + 1] = event.ordinal;
    facts[fact + 2] = event.type;
    facts[fact + 3] = event.from;
    facts[fact + 4] = event.to;
    facts[fact + 5] = event.form;
    facts[fact + 6] = event.showsPage ? 1 : 0;
    this.slabs[at] = event.slab;
  }

  private grow(): void {
    const { facts } = this;
    this.facts = new Float64Array(Math.max(SMALLEST * FACTS, 2 * facts.length));
    this.facts.set(facts);
  }
}
