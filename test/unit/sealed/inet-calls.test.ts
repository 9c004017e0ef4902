import { expect, it } from 'vitest';
import { isCutOff, isHarness, listInetCalls, listInetSockets } from '../../sealed/watch/inet-calls.ts';
import { parseTrace } from '../../sealed/watch/parse-trace.ts';

const namesIn = (trace: string): string[] => listInetCalls(parseTrace(trace)).map(({ text }) => text);

it('sees a connect to an IPv4 or IPv6 address, and its time', () => {
  const calls = listInetCalls(
    parseTrace(
      [
        '7     1700000000.500000 connect(3<TCP:[11]>, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS (Operation now in progress)',
        '7     1700000000.600000 connect(4<UDPv6:[12]>, {sa_family=AF_INET6, sin6_port=htons(53)}, 28) = 0',
      ].join('\n'),
    ),
  );
  expect(calls.map(({ name, atMs }) => [name, atMs])).toEqual([
    ['connect', 1_700_000_000_500],
    ['connect', 1_700_000_000_600],
  ]);
});

it('joins calls that strace tore, also where two processes cross', () => {
  const texts = namesIn(
    [
      '7     1.0 sendto(3<UDP:[5]>, ""..., 2, 0, {sa_family=AF_INET, sin_port=htons(53)}, <unfinished ...>',
      '8     1.1 sendmsg(9<UNIX-STREAM:[6]>, {msg_name=NULL <unfinished ...>',
      '7     1.2 <... sendto resumed> 16) = 2',
      '8     1.3 <... sendmsg resumed>}, 0) = 4',
    ].join('\n'),
  );
  expect(texts).toEqual(['sendto(3<UDP:[5]>, ""..., 2, 0, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 2']);
});

it('counts a call whose process died inside it', () => {
  expect(
    namesIn(
      '7 1.0 connect(3<TCP:[5]>, {sa_family=AF_INET}, 16 <unfinished ...>\n7 1.1 +++ killed by SIGKILL +++',
    ),
  ).toHaveLength(1);
});

it('passes over Unix and netlink sockets, named by strace or known from where they were made', () => {
  expect(
    namesIn(
      [
        '7 1.0 connect(3<UNIX-STREAM:[5]>, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT (No such file or directory)',
        '7 1.1 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 21) = 0',
        '7 1.2 sendto(4<NETLINK:[ROUTE:7]>, ..., 17, 0, {sa_family=AF_NETLINK, nl_pid=0}, 12) = 17',
        '7 1.3 socket(AF_UNIX, SOCK_STREAM, 0) = 5<UNIX-STREAM:[77]>',
        '7 1.4 sendmsg(5<socket:[77]>, {msg_name=NULL}, 0) = 4',
      ].join('\n'),
    ),
  ).toEqual([]);
});

it('counts a send on a socket that nobody can name', () => {
  expect(namesIn('7 1.0 sendmsg(5<socket:[78]>, {msg_name=NULL}, 0) = 4')).toHaveLength(1);
});

it('keeps apart what the end of a process cut off, where nothing tells what it was', () => {
  const dying = '7 1.1 sendto(118, 0x2dc01a41510, 64, MSG_NOSIGNAL, NULL, 0 <unfinished ...>';
  expect(namesIn(`${dying}\n7 1.2 +++ exited with 0 +++`)).toEqual([]);
  expect(parseTrace(dying).map(isCutOff)).toEqual([true]);
  // The other words for the same: no result, because there was nobody left to take one.
  const resultless = '7 1.1 sendto(67, 0x3e440003b510, 64, MSG_NOSIGNAL, NULL, 0) = ?';
  for (const trace of [resultless, `${dying}\n7 1.2 <... sendto resumed>) = ?`]) {
    expect(namesIn(`${trace}\n7 1.2 +++ exited with 0 +++`)).toEqual([]);
    expect(parseTrace(trace).map(isCutOff)).toEqual([true]);
  }
  expect(namesIn('7 1.1 sendto(67<TCP:[5]>, 0x3e44, 64, MSG_NOSIGNAL, NULL, 0) = ?')).toHaveLength(1);
  expect(namesIn(`${dying}\n7 1.2 <... sendto resumed>) = 64`)).toHaveLength(1);
  expect(namesIn('7 1.0 sendto(3, 0x2dc0, 64, 0, {sa_family=AF_INET}, 16 <unfinished ...>')).toHaveLength(1);
});

it('subtracts the answers of the debugger’s ports, and nothing else', () => {
  const calls = parseTrace(
    [
      '7 1.0 sendto(8<TCP:[127.0.0.1:39059->127.0.0.1:46688]>, ""..., 13, MSG_NOSIGNAL, NULL, 0) = 13',
      '7 1.1 sendto(8<TCP:[127.0.0.1:46688->127.0.0.1:39059]>, ""..., 13, MSG_NOSIGNAL, NULL, 0) = 13',
      '7 1.2 connect(8<TCP:[127.0.0.1:39059->127.0.0.1:1]>, {sa_family=AF_INET}, 16) = 0',
      '7 1.3 sendto(8<TCP:[10.87.0.2:39059->192.0.2.1:80]>, ""..., 13, 0, NULL, 0) = 13',
    ].join('\n'),
  );
  expect(calls.map((call) => isHarness(call, [39059]))).toEqual([true, false, false, false]);
});

it('lists the sockets that were made for the internet', () => {
  const trace =
    '7 1.0 socket(AF_INET, SOCK_STREAM, 0) = 3<TCP:[1]>\n7 1.1 socket(AF_UNIX, SOCK_STREAM, 0) = 4<UNIX:[2]>';
  expect(listInetSockets(parseTrace(trace))).toHaveLength(1);
});
