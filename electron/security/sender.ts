import type { WebFrameMain } from 'electron';
import { APP_ORIGIN } from '../../shared/origins.ts';

/** True for the app's own page in the top frame; the stage and anything inside it is not trusted. */
export function isTrustedSender(frame: Pick<WebFrameMain, 'origin' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
}
