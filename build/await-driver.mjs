import { app } from 'electron';

/**
 * Loaded into an app before its own code: it gets ready when Playwright has hold of it. Otherwise its page may begin to
 * load just when Playwright attaches itself to it; Playwright is not told of that then, and waits for it for ever.
 * Playwright's own loader does the same, but changes Chromium's switches, too.
 */
const ready = app.whenReady();
/** @type {PromiseWithResolvers<void>} */
const driven = Promise.withResolvers();
app.whenReady = () => driven.promise.then(() => ready);
// The name that Playwright calls.
Object.assign(globalThis, { __playwright_run: driven.resolve });
// `-r FILE` is no argument of the app.
process.argv.splice(process.argv.indexOf('-r'), 2);
