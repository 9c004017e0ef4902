/** The app's own page. */
export const APP_ORIGIN = 'app://app';
/** The page recordings are played in: an origin, and so a renderer process, of its own. */
export const STAGE_ORIGIN = 'stage://stage';
