import { inRoot } from './setup/paths.mjs';

/**
 * The arguments that start the app from the checkout. Chromium's sandbox cannot start as root; the shipped
 * app never gets this switch.
 * @param {readonly string[]} args
 * @param {string} app the app's folder
 */
export function launchArguments(args, app = inRoot('.')) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return [...(asRoot ? ['--no-sandbox'] : []), app, ...args];
}

/**
 * The environment for the app: the same, but as a program with windows.
 * @returns {Record<string, string>}
 */
export function launchEnvironment() {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
  );
  return Object.fromEntries(entries);
}
