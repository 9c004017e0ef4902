import { EventType, IncrementalSource, isPlainObject, type ReplayEvent } from '../model/replay-event.ts';
import { AssetLedger } from './asset-ledger.ts';
import type { MissingAssets } from './missing-assets.ts';
import { sanitiseCanvas } from './sanitise-canvas.ts';
import { sanitiseMutation } from './sanitise-mutation.ts';
import { sanitiseTree } from './sanitise-node.ts';
import {
  sanitiseAdoptedSheets,
  sanitiseDeclaration,
  sanitiseFont,
  sanitiseSheetRules,
} from './sanitise-style-event.ts';
import { Survey } from './survey.ts';

/**
 * Makes one window's events harmless before a player gets them: what they can show stays, what could run, load or
 * go elsewhere does not. The events are changed in place; of those that are clean, nothing is.
 * @param events all of the window's, of any shape
 * @returns what the recorded page asked for and the recording does not hold
 */
export function sanitiseEvents(events: readonly ReplayEvent[]): MissingAssets {
  const survey = new Survey(events);
  const ledger = new AssetLedger();
  for (const event of events) {
    ledger.nowMs = event.timestamp;
    sanitiseEvent(event, survey, ledger);
  }
  return ledger.summary();
}

function sanitiseEvent({ type, data }: ReplayEvent, survey: Survey, ledger: AssetLedger): void {
  if (!isPlainObject(data)) {
    return;
  }
  if (type === EventType.fullSnapshot) {
    sanitiseTree(data['node'], survey, ledger);
  } else if (type === EventType.incrementalSnapshot) {
    sanitiseIncremental(data, survey, ledger);
  }
}

function sanitiseIncremental(data: Record<string, unknown>, survey: Survey, ledger: AssetLedger): void {
  switch (data['source']) {
    case IncrementalSource.mutation:
      return sanitiseMutation(data, survey, ledger);
    case IncrementalSource.styleSheetRule:
      return sanitiseSheetRules(data, ledger);
    case IncrementalSource.canvasMutation:
      return sanitiseCanvas(data, ledger);
    case IncrementalSource.font:
      return sanitiseFont(data, ledger);
    case IncrementalSource.styleDeclaration:
      return sanitiseDeclaration(data, ledger);
    case IncrementalSource.adoptedStyleSheet:
      return sanitiseAdoptedSheets(data, ledger);
    default:
  }
}
