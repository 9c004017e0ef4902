import { APP_ORIGIN, ASSET_ORIGIN, STAGE_ORIGIN } from '../../shared/origins.ts';

/** The app's page: its own files, and the stage in a frame. Nothing inline, nothing evaluated, no connections. */
export const APP_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  `frame-src ${STAGE_ORIGIN}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * The stage: recorded documents inherit this policy. Their styles are inline by nature, and pictures that
 * were recorded come as data: and blob: URLs; what asset packs hold, from a host of its own. Scripts are the stage's own
 * only.
 */
export const STAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'unsafe-inline' data: blob: ${ASSET_ORIGIN}`,
  `img-src data: blob: ${ASSET_ORIGIN}`,
  'media-src data: blob:',
  `font-src data: blob: ${ASSET_ORIGIN}`,
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${APP_ORIGIN}`,
].join('; ');
