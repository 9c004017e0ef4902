import { spawnSync } from 'node:child_process';
import { appendFileSync, chownSync, copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** A user that exists in this namespace only. */
export const USER = { name: 'airgap-sealed', id: 47_110 };

/**
 * Makes the user, laid over /etc/passwd in this namespace: the machine's own users stay as they are.
 * @returns the user's home
 */
export function makeUser(folder: string): string {
  const home = path.join(folder, 'home');
  mkdirSync(home, { recursive: true });
  chownSync(home, USER.id, USER.id);
  addLine(folder, 'passwd', `${USER.name}:x:${USER.id}:${USER.id}::${home}:/bin/sh\n`);
  addLine(folder, 'group', `${USER.name}:x:${USER.id}:\n`);
  return home;
}

function addLine(folder: string, name: string, line: string): void {
  const file = path.join(folder, name);
  copyFileSync(`/etc/${name}`, file);
  appendFileSync(file, line);
  bind(file, `/etc/${name}`);
}

/** Makes a folder reachable that may lie below one that is root's own. */
export function reach(folder: string, name: string, target: string): string {
  const place = path.join(folder, name);
  mkdirSync(place);
  bind(target, place);
  return place;
}

function bind(source: string, target: string): void {
  const { status, stderr } = spawnSync('mount', ['--bind', source, target], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`mount --bind ${source} ${target}: ${stderr}`);
  }
}

/** The key to the display, in a file that the user may read. */
export function borrowDisplay(home: string): Record<string, string> {
  const key = process.env['XAUTHORITY'];
  if (key === undefined) {
    return {};
  }
  const copy = path.join(home, 'Xauthority');
  copyFileSync(key, copy);
  chownSync(copy, USER.id, USER.id);
  return { XAUTHORITY: copy };
}
