import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CrashReport } from '../../shared/model/crash-report.ts';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import { errorCode } from '../error-code.ts';

/** How many are kept. */
const MAX_REPORTS = 20;
/** A time without what file systems do not take: `2026-11-29T21-40-00.123Z.txt`. */
const NAME = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.txt$/;
/** The place of one of our own functions, without the folders before it. */
const FRAME = /^ +at (?:(?:async )?([\w.<>#$ ]+) \()?[^()]*?([\w.-]+\.(?:js|cjs|ts):\d+:\d+)\)?$/;

/**
 * Reports of crashes: text files that the user can read, and hand on if they wish. Nothing of a recording gets into them:
 * no message of an error, no name of a file, no copy of memory. They are never sent.
 */
export class CrashReports {
  private readonly folder: string;
  private readonly describe: () => readonly string[];

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
    const text = [what, `Time: ${time}`, ...this.describe(), ...more, ''].join('\n');
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(path.join(this.folder, `${time.replaceAll(':', '-')}.txt`), text);
      this.list()
        .slice(MAX_REPORTS)
        .forEach(({ file }) => rmSync(file, { force: true }));
    } catch {
      // A full disk, perhaps what the crash came from: there is no better place.
    }
  }

  /** A fault of the app's own code. */
  writeFault(error: unknown): void {
    this.write('The app failed in a place where that was not expected.', describeFault(error));
  }

  /** The newest first. */
  read(): readonly CrashReport[] {
    return this.list().flatMap(({ file, at }) => {
      try {
        return [{ at, text: readFileSync(file, 'utf8') }];
      } catch {
        return [];
      }
    });
  }

  private list(): readonly { readonly file: string; readonly at: EpochMilliseconds }[] {
    const names = listIfThere(this.folder).filter((name) => NAME.test(name));
    return names
      .sort()
      .reverse()
      .map((name) => ({
        file: path.join(this.folder, name),
        at: Date.parse(name.replace(NAME, '$1$2:$3:$4')),
      }));
  }
}

/** The kind of an error, and the places of our code that it came through: its message may hold what was recorded. */
export function describeFault(error: unknown): readonly string[] {
  if (!(error instanceof Error)) {
    return ['Error: (not an error)'];
  }
  const code = errorCode(error);
  const frames = (error.stack ?? '').split('\n').flatMap((line) => {
    const [, name = '(anonymous)', place] = FRAME.exec(line) ?? [];
    return place === undefined ? [] : [`  at ${name} (${place})`];
  });
  return [`Error: ${error.constructor.name}${/^[A-Z_]{1,40}$/.test(code) ? ` ${code}` : ''}`, ...frames];
}

function listIfThere(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
