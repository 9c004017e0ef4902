import { formatCount } from '../../ui/format.ts';

/** What is said over the page. */
export const STAGE_WORDS = {
  loading: 'Loading the recording',
  seeking: 'Seeking…',
  buffering: 'Buffering…',
  /** @param span `12 s` */
  skipped: (span: string): string => `Skipped ${span} of idle time`,
  reload: 'Load again',
  stop: 'Stop',
  dismiss: 'Dismiss',
  busy: 'The recording is keeping the page busy',
  busyFor: (seconds: number): string => ` for ${seconds} s …`,
  unplayed: (count: number): string =>
    `Some of this recording could not be replayed${count > 1 ? ` (${formatCount(count)} times)` : ''}:`,
  showActivity: 'Show activity',
  goToWindow: (number: number): string => `Go to window ${number}`,
  health: 'Health',
} as const;
