import path from 'node:path';
import { parseArgs } from 'node:util';

export interface LaunchOptions {
  /** The library's folder, when another than the default was asked for. */
  readonly library: string | undefined;
  /** Files and folders to import and open. */
  readonly files: readonly string[];
}

/**
 * What the command line asks for: `--library DIR` (or `--library=DIR`), and files. Chromium's own switches are passed over.
 * @param argv with the executable first; in development the app's own path is the first plain argument
 */
export function parseLaunchOptions(
  argv: readonly string[],
  workingFolder: string,
  isPackaged: boolean,
): LaunchOptions {
  const { values, positionals } = parseArgs({
    args: argv.slice(1).filter((arg) => !isChromiumSwitch(arg)),
    options: { library: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  });
  const library = typeof values.library === 'string' && values.library !== '' ? values.library : undefined;
  return {
    library: library ? path.resolve(workingFolder, library) : undefined,
    files: positionals.slice(isPackaged ? 0 : 1).map((file) => path.resolve(workingFolder, file)),
  };
}

function isChromiumSwitch(arg: string): boolean {
  return /^-./.test(arg) && !/^--library(=|$)/.test(arg);
}
