import PACKAGE from '../../../package.json' with { type: 'json' };

/** The version of this app, in whatever process or thread. */
export const APP_VERSION: string = PACKAGE.version;
