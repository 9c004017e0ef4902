import type { WindowSummary } from '../../shared/model/session.ts';
import type { WindowFindings } from '../../shared/replay/window-findings.ts';

/** A recorded window with a page to show, unless something else is said of it. */
export function makeWindow(given: Partial<WindowSummary> = {}): WindowSummary {
  return {
    number: 1,
    recordedId: 'w',
    events: 9,
    startedAtMs: 0,
    endedAtMs: 10_000,
    fullSnapshots: 1,
    chunks: 1,
    ...given,
  };
}

/** What there is to find in nothing. */
export const NO_FINDINGS: WindowFindings = {
  urls: [],
  viewports: [],
  active: [],
  missing: { assets: [], unlisted: 0, neutralised: {} },
};
