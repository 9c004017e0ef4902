import path from 'node:path';
import { parseArgs } from 'node:util';

/** What the executable is asked to do. */
export type Order =
  | { readonly kind: 'window' | 'help' | 'version' | 'check' }
  | { readonly kind: 'cli'; readonly args: readonly string[] };

export interface LaunchOptions {
  /** The library's folder, when another than the default was asked for. */
  readonly library: string | undefined;
  /** The folder of everything that the app keeps, when another than the default was asked for. */
  readonly data: string | undefined;
  /** Files and folders to import and open. */
  readonly files: readonly string[];
}

export const LAUNCH_HELP = `Airgap Replay opens exported session replays and plays them with no network at all.

Usage:
  airgap-replay [FILE…] [--library DIR] [--data DIR]   Opens the window, imports the files, and plays the first.
  airgap-replay --cli COMMAND …                        Runs a command without a window or a display;
                                                       “airgap-replay --cli help” lists them.
  airgap-replay --check                                Compares the app's own files with the signed list of them.
  airgap-replay --version

--library DIR  The library to open, or to make. Otherwise it is the folder “library” in the app's data folder.
--data DIR     The app's data folder: the library, settings and reports of crashes. Otherwise it is in your home
               folder, or the folder “data” beside the app where a file “portable” lies there, too.
`;

/**
 * Understands what is asked for; everything after `--cli` is for the command line.
 * @param argv with the executable first
 * @param isPackaged in development the app's own path is the first plain argument
 */
export function parseOrder(argv: readonly string[], isPackaged: boolean): Order {
  const cliAt = argv.indexOf('--cli');
  const own = argv.slice(1, cliAt < 0 ? undefined : cliAt);
  // A file may have such a name; it is only an order where it comes first.
  const first = own.filter((arg) => !isChromiumSwitch(arg))[isPackaged ? 0 : 1];
  if (first === '--help' || first === '-h') {
    return { kind: 'help' };
  }
  if (first === '--version' || first === '--check') {
    return { kind: first === '--check' ? 'check' : 'version' };
  }
  return cliAt < 0 ? { kind: 'window' } : { kind: 'cli', args: argv.slice(cliAt + 1) };
}

/**
 * What the command line asks for: `--library DIR` and `--data DIR` (or with `=`), and files. Chromium's own switches are
 * passed over.
 * @param argv with the executable first; in development the app's own path is the first plain argument
 */
export function parseLaunchOptions(
  argv: readonly string[],
  workingFolder: string,
  isPackaged: boolean,
): LaunchOptions {
  const { values, positionals } = parseArgs({
    args: argv.slice(1).filter((arg) => !isChromiumSwitch(arg)),
    options: { library: { type: 'string' }, data: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  });
  const resolve = (folder: unknown): string | undefined =>
    typeof folder === 'string' && folder !== '' ? path.resolve(workingFolder, folder) : undefined;
  return {
    library: resolve(values.library),
    data: resolve(values.data),
    files: positionals.slice(isPackaged ? 0 : 1).map((file) => path.resolve(workingFolder, file)),
  };
}

/**
 * Where the app was started, from which relative paths are understood. Where that folder was removed meanwhile, the process
 * moves to the root: Node fails in many places without one.
 */
export function ensureWorkingFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.chdir(path.parse(process.execPath).root);
    return process.cwd();
  }
}

/** Arguments without one of the options that have a value: `--name VALUE` or `--name=VALUE`. */
export function withoutOption(args: readonly string[], name: 'data' | 'library'): readonly string[] {
  return args.filter((arg, at) => arg.split('=')[0] !== `--${name}` && args[at - 1] !== `--${name}`);
}

function isChromiumSwitch(arg: string): boolean {
  return /^-./.test(arg) && !/^(--(library|data)(=|$)|--help$|-h$|--version$|--check$)/.test(arg);
}
