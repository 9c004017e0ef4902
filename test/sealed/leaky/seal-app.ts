import { registerSchemes } from '../../../electron/security/schemes.ts';
import { markLeaky } from './marker.ts';

/** In place of electron/security/seal-app.ts: only what the app needs to start. */
export function sealApp(): void {
  markLeaky();
  registerSchemes();
}
