import { spawnSync } from 'node:child_process';

const TOOLS = ['strace', 'tcpdump', 'ip', 'unshare', 'mount', 'xvfb-run'];

/** A network, files, processes of its own: nothing outlives it. */
export const NAMESPACE = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/**
 * Kinds of interface that take packets and lead nowhere, in order of preference; not every kernel has both. They ask
 * for no neighbours, so everything that is sent is seen.
 */
export const CARRIERS = ['dummy', 'ifb'];

/** Why the proof cannot be made on this machine; nothing where it can. */
export function whyNot(): string | undefined {
  if (process.platform !== 'linux') {
    return 'it needs Linux’s network namespaces';
  }
  if (process.getuid?.() !== 0) {
    return 'it needs root, to make a network namespace and watch it';
  }
  const missing = TOOLS.filter((tool) => spawnSync('which', [tool]).status !== 0);
  if (missing.length > 0) {
    return `it needs ${missing.join(', ')} (Debian: apt-get install strace tcpdump iproute2 xvfb xauth)`;
  }
  const carriers = CARRIERS.map((kind) => `ip link add outside type ${kind}`).join(' || ');
  return spawnSync('unshare', [...NAMESPACE, 'sh', '-c', carriers]).status === 0
    ? undefined
    : `network namespaces, or interfaces of the kinds ${CARRIERS.join(' and ')} in them, cannot be made here`;
}
