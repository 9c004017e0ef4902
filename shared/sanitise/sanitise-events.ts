import type { AssetResolver } from '../assets/asset-table.ts';
import { EventType, IncrementalSource, isPlainObject, type ReplayEvent } from '../model/replay-event.ts';
import { AssetLedger } from './missing/asset-ledger.ts';
import type { MissingAssets } from '../model/missing-assets.ts';
import { sanitiseCanvas } from './sanitise-canvas.ts';
import { sanitiseMutation } from './sanitise-mutation.ts';
import { sanitiseTree } from './sanitise-node.ts';
import {
  sanitiseAdoptedSheets,
  sanitiseDeclaration,
  sanitiseFont,
  sanitiseSheetRules,
} from './css/sanitise-style-event.ts';
import { NodeRoles } from './node-roles.ts';

/**
 * Makes a window's events harmless before a player gets them: what they can show stays, what could run, load or go
 * elsewhere does not. It may get them piece by piece, and keeps account of what it did.
 */
export class EventSanitiser {
  private readonly nodeRoles = new NodeRoles();
  private readonly ledger: AssetLedger;

  /** @param resolve where asset packs have something */
  constructor(resolve?: AssetResolver) {
    this.ledger = new AssetLedger(resolve);
  }

  /** Learns what ids stand for from events that are harmless already, a checkpoint for example. */
  learn(events: readonly ReplayEvent[]): void {
    this.nodeRoles.read(events);
    events.forEach((event) => this.notePage(event));
  }

  /** @param events of any shape; they are changed in place, those that are clean are not */
  sanitise(events: readonly ReplayEvent[]): void {
    this.nodeRoles.read(events);
    for (const event of events) {
      this.ledger.nowMs = event.timestamp;
      this.notePage(event);
      sanitiseEvent(event, this.nodeRoles, this.ledger);
    }
  }

  private notePage({ type, data }: ReplayEvent): void {
    if (type === EventType.meta && isPlainObject(data) && typeof data['href'] === 'string') {
      this.ledger.page.moveTo(data['href']);
    }
  }

  /** What the recorded page asked for and the recording does not hold. */
  get missing(): MissingAssets {
    return this.ledger.summary();
  }
}

/** The same for events that come all at once. @returns what they asked for */
export function sanitiseEvents(events: readonly ReplayEvent[]): MissingAssets {
  const sanitiser = new EventSanitiser();
  sanitiser.sanitise(events);
  return sanitiser.missing;
}

function sanitiseEvent({ type, data }: ReplayEvent, nodeRoles: NodeRoles, ledger: AssetLedger): void {
  if (!isPlainObject(data)) {
    return;
  }
  if (type === EventType.fullSnapshot) {
    sanitiseTree(data['node'], nodeRoles, ledger);
  } else if (type === EventType.incrementalSnapshot) {
    sanitiseIncremental(data, nodeRoles, ledger);
  }
}

function sanitiseIncremental(data: Record<string, unknown>, nodeRoles: NodeRoles, ledger: AssetLedger): void {
  switch (data['source']) {
    case IncrementalSource.mutation:
      return sanitiseMutation(data, nodeRoles, ledger);
    case IncrementalSource.styleSheetRule:
      return sanitiseSheetRules(data, ledger);
    case IncrementalSource.canvasMutation:
      return sanitiseCanvas(data, nodeRoles, ledger);
    case IncrementalSource.font:
      return sanitiseFont(data, ledger);
    case IncrementalSource.styleDeclaration:
      return sanitiseDeclaration(data, ledger);
    case IncrementalSource.adoptedStyleSheet:
      return sanitiseAdoptedSheets(data, ledger);
    default:
  }
}
