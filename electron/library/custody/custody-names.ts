import { createHmac, randomBytes } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import type { WritableLibrary } from '../database/library.ts';
import { readSetting, saveSetting } from '../database/settings.ts';

const NAMES = 'custody_names';
const PSEUDONYMS = 'pseudonyms';
const KEY = 'custody_names_key';
/** More than any system gives. */
const MAX_LENGTH = 200;
const DIGITS = 16;

/** Who does something, as the log tells it. */
interface Names {
  readonly user: string;
  readonly host: string;
}

/** Whether pseudonyms stand in the log in place of the names of users and computers. */
export function hidesNames(library: WritableLibrary): boolean {
  return readSetting(library, NAMES) === PSEUDONYMS;
}

/** Says so from now on. What stands in the log stays. */
export function saveHidesNames(library: WritableLibrary, hides: boolean): void {
  saveSetting(library, NAMES, hides ? PSEUDONYMS : 'written');
}

/**
 * The user and the computer of this process. A pseudonym is the same for one name in all of a library, and another one in
 * the next: its key is a setting of the library, so that who has only the log cannot guess names.
 */
export function readNames(library: WritableLibrary): Names {
  const names = (written ??= { user: tidy(userName()), host: tidy(hostname()) });
  if (!hidesNames(library)) {
    return names;
  }
  const key = keyOf(library);
  const hide = (kind: keyof Names): string =>
    `${kind}-${createHmac('sha256', key).update(`${kind} ${names[kind]}`).digest('hex').slice(0, DIGITS)}`;
  return { user: hide('user'), host: hide('host') };
}

let written: Names | undefined;

/** Some systems, as in a container, have no entry for the user. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env['USER'] ?? process.env['USERNAME'] ?? '';
  }
}

function tidy(name: string): string {
  return name.toWellFormed().slice(0, MAX_LENGTH).toWellFormed();
}

function keyOf(library: WritableLibrary): string {
  const stored = readSetting(library, KEY);
  if (stored !== undefined && /^[0-9a-f]{64}$/.test(stored)) {
    return stored;
  }
  const made = randomBytes(32).toString('hex');
  saveSetting(library, KEY, made);
  return made;
}
