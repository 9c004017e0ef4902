import type { TextForm } from '../../shared/model/chunk-text.ts';
import type { Slab } from '../../shared/model/slab.ts';
import { compareEvents, type SortableEvent } from './run-store.ts';

const SMALLEST = 16;
/** Of each event: where its text begins and ends, its form, its type, and whether it shows a page. */
const FACTS = 5;

/**
 * A list of events in flat memory. Tens of thousands of them wait while a file is read, and as objects, which
 * V8 moves about while they live, they would take a quarter more time in all.
 */
export class EventList {
  length = 0;
  private times = new Float64Array(SMALLEST);
  private ordinals = new Float64Array(SMALLEST);
  private facts = new Int32Array(SMALLEST * FACTS);
  private slabs: Slab[] = [];
  private isSorted = true;

  push(event: SortableEvent): void {
    if (this.length === this.times.length) {
      this.grow();
    }
    const at = this.length++;
    this.isSorted &&= at === 0 || (this.times[at - 1] as number) <= event.timestamp;
    this.put(at, event);
  }

  at(index: number): SortableEvent {
    const { times, ordinals, facts, slabs } = this;
    const fact = index * FACTS;
    return {
      timestamp: times[index] as number,
      ordinal: ordinals[index] as number,
      slab: slabs[index] as Slab,
      from: facts[fact] as number,
      to: facts[fact + 1] as number,
      form: facts[fact + 2] as TextForm,
      type: facts[fact + 3] as number,
      showsPage: facts[fact + 4] === 1,
    };
  }

  /** Puts the events into the order of play. Each was pushed with a higher ordinal than the one before. */
  sort(): void {
    if (!this.isSorted) {
      const events = Array.from({ length: this.length }, (_, index) => this.at(index));
      events.sort(compareEvents).forEach((event, at) => this.put(at, event));
      this.isSorted = true;
    }
  }

  dropFirst(count: number): void {
    this.times.copyWithin(0, count, this.length);
    this.ordinals.copyWithin(0, count, this.length);
    this.facts.copyWithin(0, count * FACTS, this.length * FACTS);
    this.slabs = this.slabs.slice(count, this.length);
    this.length -= count;
  }

  private put(
    at: number,
    { timestamp, ordinal, slab, from, to, form, type, showsPage }: SortableEvent,
  ): void {
    const { facts } = this;
    const fact = at * FACTS;
    this.times[at] = timestamp;
    this.ordinals[at] = ordinal;
    this.slabs[at] = slab;
    facts[fact] = from;
    facts[fact + 1] = to;
    facts[fact + 2] = form;
    facts[fact + 3] = type;
    facts[fact + 4] = showsPage ? 1 : 0;
  }

  private grow(): void {
    const { times, ordinals, facts } = this;
    this.times = new Float64Array(2 * times.length);
    this.ordinals = new Float64Array(2 * ordinals.length);
    this.facts = new Int32Array(2 * facts.length);
    this.times.set(times);
    this.ordinals.set(ordinals);
    this.facts.set(facts);
  }
}
