/** The app's own page. */
export const APP_ORIGIN = 'app://app';
/** The page recordings are played in: an origin, and so a renderer process, of its own. */
export const STAGE_ORIGIN = 'stage://stage';
/**
 * Serves imported assets to the stage, by SHA-256; a host of its own, so that none of them counts as a script of
 * ours.
 */
export const ASSET_ORIGIN = 'stage://assets';
