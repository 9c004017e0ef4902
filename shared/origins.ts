/** The app's own page. */
export const APP_ORIGIN = 'app://app';
/** The page recordings are played in: an origin, and so a renderer process, of its own. */
export const STAGE_ORIGIN = 'stage://stage';
/** Where the stage gets what asset packs hold, by SHA-256; a host of its own, so that nothing of it is a script of ours. */
export const ASSET_ORIGIN = 'stage://assets';
