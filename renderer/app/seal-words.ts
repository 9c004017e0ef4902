import type { AppStatus } from '../../shared/contract/app.ts';
import { explainOwnFiles } from '../../shared/model/own-files.ts';
import { formatCount, formatUtc, pluralise } from '../ui/format.ts';

/** What keeps recordings from the network, each wall in a sentence. */
export const WALLS: readonly (readonly [name: string, does: string])[] = [
  ['Rewritten', 'Addresses and scripts are taken out of a recording before it is played.'],
  ['Page policy', 'The page may load only what the app itself serves.'],
  ['Request guard', 'Every request to anything but the app’s own files is cancelled.'],
  ['No scripts', 'The recorded page runs in a frame without scripts, in a process of its own.'],
];

/** `img-src: 3 · http: 1`; '' where nothing was stopped. */
export function listKinds(kinds: Readonly<Record<string, number>>, between = ' · '): string {
  return Object.entries(kinds)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, count]) => `${kind}: ${count}`)
    .join(between);
}

/**
 * What an auditor may put into a report.
 * @param taken how many addresses and scripts were taken out of the recording that is open
 */
export function writeStatement(status: AppStatus, taken: number, nowMs: number): string {
  const { byPolicy, bySession, kinds } = status.stopped;
  const listed = listKinds(kinds, ', ');
  return [
    `Network statement of Airgap Replay ${status.version} (Electron ${status.electronVersion}), ${formatUtc(nowMs)}`,
    `Running since ${formatUtc(status.startedAtMs)}. Since then nothing was sent to or fetched from a network by it:`,
    `- parts taken out of the recording that is open, before it was played: ${formatCount(taken)};`,
    `- ${pluralise(byPolicy, 'request')} refused by the page’s policy;`,
    `- ${pluralise(bySession, 'request')} ${bySession === 1 ? 'was' : 'were'} cancelled on their way out${listed === '' ? '' : ` (${listed})`}.`,
    `The app’s own files: ${explainOwnFiles(status.ownFiles)}`,
    'How these walls are proved, and how the proof is repeated: docs/security.md.',
  ].join('\n');
}
