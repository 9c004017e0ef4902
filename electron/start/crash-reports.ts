import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, type Dirent } from 'node:fs';
import path from 'node:path';
import type { CrashReport } from '../../shared/model/crash-report.ts';
import { MEBIBYTE, type Bytes, type EpochMilliseconds } from '../../shared/model/units.ts';
import { errorCode } from '../error-code.ts';

/** How many are kept. */
const MAX_REPORTS = 20;
/** How many faults of one run are written: what fails without end pushes no other report out. */
const MAX_FAULTS = 5;
/** Ours have a few lines. */
const MAX_BYTES: Bytes = MEBIBYTE;
/** A time without what file systems do not take: `2026-11-29T21-40-00.123Z.txt`. */
const NAME = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.txt$/;
/** The place of one of our own functions, without the folders before it. */
const FRAME = /^ +at (?:(?:async )?([\w.<>#$ ]+) \()?[^()]*?([\w.-]+\.(?:js|cjs|ts):\d+:\d+)\)?$/;

/** How a stack begins, before the message: `TypeError [ERR_X]: `. */
const HEAD = /^[\w.]+(?: \[\w+\])?(?:: |(?=\n|$))/;

/**
 * Reports of crashes: text files that the user can read, and hand on if they wish. Nothing of a recording gets into them:
 * no message of an error, no name of a file, no copy of memory. They are never sent.
 */
export class CrashReports {
  private readonly folder: string;
  private readonly describe: () => readonly string[];
  private readonly faults = new Set<string>();

  /**
   * @param folder is made with the first report
   * @param describe what belongs to every report: versions, the system, memory
   */
  constructor(folder: string, describe: () => readonly string[]) {
    this.folder = folder;
    this.describe = describe;
  }

  /** @param what happened, in a sentence @param more lines */
  write(what: string, more: readonly string[] = [], at: EpochMilliseconds = Date.now()): void {
    const time = new Date(at).toISOString();
    const name = `${time.replaceAll(':', '-')}.txt`;
    try {
      const text = [what, `Time: ${time}`, ...this.describe(), ...more, ''].join('\n');
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(path.join(this.folder, name), text);
      // A clock that was put back makes older ones the newest.
      const others = this.list().filter((other) => path.basename(other.file) !== name);
      others.slice(MAX_REPORTS - 1).forEach(({ file }) => rmSync(file, { force: true }));
    } catch {
      // A full disk, perhaps what the crash came from: there is no better place.
    }
  }

  /** A fault of the app's own code, which is written once in a run. */
  writeFault(error: unknown): void {
    const lines = describeFault(error);
    const fault = lines.join('\n');
    if (!this.faults.has(fault) && this.faults.size < MAX_FAULTS) {
      this.faults.add(fault);
      this.write('Unexpected error in the app.', lines);
    }
  }

  /** The newest first. */
  read(): readonly CrashReport[] {
    return this.list().flatMap(({ file, at }) => {
      try {
        return statSync(file).size > MAX_BYTES ? [] : [{ at, text: readFileSync(file, 'utf8') }];
      } catch {
        return [];
      }
    });
  }

  private list(): readonly { readonly file: string; readonly at: EpochMilliseconds }[] {
    return listIfThere(this.folder)
      .filter((entry) => entry.isFile() && NAME.test(entry.name))
      .map(({ name }) => ({
        file: path.join(this.folder, name),
        at: Date.parse(name.replace(NAME, '$1$2:$3:$4')),
      }))
      .filter(({ at }) => !Number.isNaN(at))
      .sort((a, b) => b.at - a.at);
  }
}

/** The kind of an error, and the places of our code that it came through: its message may hold what was recorded. */
export function describeFault(error: unknown): readonly string[] {
  if (!(error instanceof Error)) {
    return ['Error: (not an error)'];
  }
  const code = errorCode(error);
  const frames = placesOf(error)
    .split('\n')
    .flatMap((line) => {
      const [, name = '(anonymous)', place] = FRAME.exec(line) ?? [];
      return place === undefined ? [] : [`  at ${name} (${place})`];
    });
  return [`Error: ${error.constructor.name}${/^[A-Z_]{1,40}$/.test(code) ? ` ${code}` : ''}`, ...frames];
}

/**
 * The stack after the message, which may itself have lines that look like places. Where the stack has another one than
 * the error has now, its end is not known.
 */
function placesOf({ stack = '', message }: Error): string {
  const after = stack.replace(HEAD, '');
  const places = after.startsWith(message) ? after.slice(message.length) : '';
  return places.startsWith('\n') ? places : '';
}

function listIfThere(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
