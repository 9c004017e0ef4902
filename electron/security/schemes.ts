import { protocol } from 'electron';

/** The app's own page. */
export const APP_ORIGIN = 'app://app';
/** The page recordings are played in: an origin, and so a renderer process, of its own. */
export const STAGE_ORIGIN = 'stage://stage';

/** Must run before the app is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges },
    { scheme: 'stage', privileges },
  ]);
}
