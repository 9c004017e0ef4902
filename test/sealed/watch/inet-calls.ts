import type { TracedCall } from './parse-trace.ts';

const SENDING: readonly string[] = ['connect', 'sendto', 'sendmsg', 'sendmmsg'];

/** What stays on this machine by its nature: Unix sockets (X11, D-Bus, Chromium's own processes), and the kernel's. */
const LOCAL_SOCKET = /^(UNIX|NETLINK)/;
const LOCAL_ADDRESS = /sa_family=AF_(UNIX|NETLINK)\b/;

/**
 * The connects and sends on anything but local sockets. A socket that strace cannot name is looked up by its inode;
 * one that nobody knows counts as one that may reach the network.
 */
export function listInetCalls(calls: readonly TracedCall[]): TracedCall[] {
  const local = new Set(calls.flatMap((call) => localInode(call) ?? []));
  return calls.filter((call) => {
    const { name, text } = call;
    if (!SENDING.includes(name) || LOCAL_ADDRESS.test(text) || isCutOff(call)) {
      return false;
    }
    const kind = /^\w+\(-?\d+<([^>]*)/.exec(text)?.[1] ?? '';
    const inode = /^socket:\[(\d+)\]/.exec(kind)?.[1];
    return !LOCAL_SOCKET.test(kind) && !(inode !== undefined && local.has(inode));
  });
}

/** The sockets that were made for the internet; making one sends nothing. */
export function listInetSockets(calls: readonly TracedCall[]): TracedCall[] {
  return calls.filter(({ name, text }) => name === 'socket' && /^socket\(AF_(INET6?|PACKET)\b/.test(text));
}

/**
 * True for an answer of Chromium's or Node's debugger on one of its ports: the test drives the app that way. Only
 * sends from these very ports count as the harness's, never a connect.
 */
export function isHarness({ name, text }: TracedCall, ports: readonly number[]): boolean {
  const port = /^\w+\(\d+<TCP:\[127\.0\.0\.1:(\d+)->127\.0\.0\.1:\d+\]/.exec(text)?.[1];
  return name !== 'connect' && port !== undefined && ports.includes(Number(port));
}

/**
 * A send to no address, on a socket without a name, in which its process ended: strace finds nothing there any more to
 * say what it was. These are counted apart; the packet capture is what would have seen them.
 */
export function isCutOff({ name, text, hasReturned }: TracedCall): boolean {
  return (
    !hasReturned &&
    /^send(to|msg|mmsg)$/.test(name) &&
    /^\w+\(\d+, 0x[0-9a-f]+, .*NULL, 0(?:\) += \?)?$/.test(text)
  );
}

function localInode({ name, text }: TracedCall): string | undefined {
  return name === 'socket' ? /= \d+<(?:UNIX|NETLINK)[^[]*:\[(?:\w+:)?(\d+)/.exec(text)?.[1] : undefined;
}
