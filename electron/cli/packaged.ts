/** Whether this is the packaged app's own process; from the sources, the command line runs in Electron's Node. */
export const IS_PACKAGED = process.type === 'browser' && !process.defaultApp;
