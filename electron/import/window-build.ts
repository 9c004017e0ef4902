import type { HealthCode } from '../../shared/model/health.ts';
import { EventType, hasNodeTree, type ReplayEvent, type WindowId } from '../../shared/model/replay-event.ts';
import type { RunStore } from './run-store.ts';
import { WindowSorter } from './window-sorter.ts';

/** One window while its events come in: what is counted, and the sorter they go through. */
export class WindowBuild {
  readonly recordedId: WindowId;
  /** Its number in the store, by first appearance in the file. */
  readonly index: number;
  readonly sorter: WindowSorter;
  events = 0;
  startedAtMs = Infinity;
  endedAtMs = -Infinity;
  fullSnapshots = 0;
  private hasMeta = false;
  private firstSnapshotMs = Infinity;
  private firstIncrementalMs = Infinity;

  constructor(recordedId: WindowId, index: number, store: RunStore) {
    this.recordedId = recordedId;
    this.index = index;
    this.sorter = new WindowSorter(store, index);
  }

  /** Counts an event. @returns whether it is earlier than one that came before it */
  count(event: ReplayEvent): boolean {
    const isLate = event.timestamp < this.endedAtMs;
    this.events++;
    this.startedAtMs = Math.min(this.startedAtMs, event.timestamp);
    this.endedAtMs = Math.max(this.endedAtMs, event.timestamp);
    this.hasMeta ||= event.type === EventType.meta;
    if (event.type === EventType.fullSnapshot && hasNodeTree(event)) {
      this.fullSnapshots++;
      this.firstSnapshotMs = Math.min(this.firstSnapshotMs, event.timestamp);
    } else if (event.type === EventType.incrementalSnapshot) {
      this.firstIncrementalMs = Math.min(this.firstIncrementalMs, event.timestamp);
    }
    return isLate;
  }

  /** What is wrong with this window as a whole. */
  findings(): HealthCode[] {
    const findings: HealthCode[] = [];
    if (this.fullSnapshots === 0) {
      findings.push('missing-full-snapshot');
    } else if (this.firstIncrementalMs < this.firstSnapshotMs) {
      findings.push('late-full-snapshot');
    }
    return this.hasMeta ? findings : [...findings, 'missing-meta'];
  }
}
