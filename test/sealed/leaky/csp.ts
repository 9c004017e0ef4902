const EVERYTHING = "default-src * app: stage: data: blob: 'unsafe-inline' 'unsafe-eval'";

/** In place of electron/security/csp.ts: everything is allowed. */
export const APP_CSP = EVERYTHING;
export const STAGE_CSP = EVERYTHING;
