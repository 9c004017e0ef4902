import path from 'node:path';

export interface LaunchOptions {
  /** The library's folder, when another than the default was asked for. */
  readonly library: string | undefined;
  /** Files and folders to import and open. */
  readonly files: readonly string[];
}

/**
 * What the command line asks for: `--library=DIR`, and files. Chromium's own switches are passed over.
 * @param argv with the executable first; in development the app's own path is the first plain argument
 */
export function parseLaunchOptions(
  argv: readonly string[],
  workingFolder: string,
  isPackaged: boolean,
): LaunchOptions {
  const args = argv.slice(1);
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const switches = args.slice(0, end);
  const plain = switches.filter((arg) => !arg.startsWith('-')).slice(isPackaged ? 0 : 1);
  const library = switches.find((arg) => arg.startsWith('--library='))?.slice('--library='.length);
  return {
    library: library ? path.resolve(workingFolder, library) : undefined,
    files: [...plain, ...args.slice(end + 1)].map((file) => path.resolve(workingFolder, file)),
  };
}
