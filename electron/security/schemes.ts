import { protocol } from 'electron';

/** Must run before the app is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges },
    // Fonts are asked for with CORS, and so by schemes that take part in it only.
    { scheme: 'stage', privileges: { ...privileges, corsEnabled: true } },
  ]);
}
