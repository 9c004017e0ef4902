import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CARRIERS } from '../requirements.ts';
import { LOOPBACK } from './baits.ts';

const CARRIER = 'outside';

/** Other ways to have a name resolved by somebody outside of the namespace. */
const RESOLVERS = ['/run/nscd', '/run/systemd/resolve'];

/**
 * Sets the namespace up: loopback, an interface that would carry anything to anywhere, and our own resolver.
 * @param folder for the files that are laid over the system's
 * @returns the kind of the interface
 */
export function prepareNamespace(folder: string): string {
  ip('link', 'set', 'lo', 'up');
  const carrier = CARRIERS.find((kind) => tryIp('link', 'add', CARRIER, 'type', kind));
  if (!carrier) {
    throw new Error(`this kernel has none of the interfaces ${CARRIERS.join(', ')}`);
  }
  // Otherwise the kernel itself announces its multicast groups there.
  ip('link', 'set', CARRIER, 'multicast', 'off', 'addrgenmode', 'none');
  ip('link', 'set', CARRIER, 'up');
  ip('addr', 'add', '10.87.0.2/24', 'dev', CARRIER);
  ip('route', 'add', 'default', 'via', '10.87.0.1', 'dev', CARRIER);
  // Kernels without IPv6 have nothing that could leak by it.
  if (tryIp('-6', 'addr', 'add', 'fd87::2/64', 'dev', CARRIER, 'nodad')) {
    ip('-6', 'route', 'add', 'default', 'via', 'fd87::1', 'dev', CARRIER);
  }
  useOwnResolver(folder);
  return carrier;
}

function useOwnResolver(folder: string): void {
  layOver(folder, 'resolv.conf', `nameserver ${LOOPBACK}\n`);
  layOver(folder, 'nsswitch.conf', 'hosts: files dns\n');
  RESOLVERS.filter(existsSync).forEach((place) => run('mount', '-t', 'tmpfs', 'none', place));
}

function layOver(folder: string, name: string, contents: string): void {
  const file = path.join(folder, name);
  writeFileSync(file, contents);
  if (existsSync(`/etc/${name}`)) {
    run('mount', '--bind', file, `/etc/${name}`);
  }
}

function ip(...args: readonly string[]): void {
  run('ip', ...args);
}

function tryIp(...args: readonly string[]): boolean {
  return spawnSync('ip', args).status === 0;
}

function run(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')}: ${stderr.trim()}`);
  }
}
