import type { Proof } from './inside.ts';
import type { Traffic } from './passes/app-life.ts';
import { isHeld } from './passes/judge-case.ts';
import { describeVerdicts } from './verdict-table.ts';

/** The proof in words and tables, and whether it is one. */
export function describeRun(proof: Proof): { readonly text: string; readonly isProven: boolean } {
  const { sealed, leaky, blind, plain, sandboxed } = proof;
  const sandbox =
    typeof sandboxed === 'string'
      ? [`SKIPPED: no run with Chromium’s sandbox: ${sandboxed}.`]
      : [
          ...describeTraffic('The app as a user without rights, with Chromium’s sandbox', sandboxed.traffic),
          ...describeSandbox(proof),
        ];
  const failures = listFailures(proof);
  const lines = [
    `Interfaces of the namespace: lo, and one of kind ${proof.carrier} with the default route.`,
    `Played ${sealed.fixtures.played} of ${sealed.fixtures.sessions} sessions from ${sealed.fixtures.files} files, and ${sealed.verdicts.length} hostile recordings; ${sealed.starts} starts, ${sealed.kills} kills.`,
    ...countSame(sealed.fixtures.others).map((other) => `  ${other}`),
    ...describeTraffic('The app, sealed', sealed.traffic),
    ...describeTraffic('The app without its walls (test only)', leaky.traffic),
    `  scripts that ran: ${leaky.scripts.length}`,
    `  detectors that saw nothing: ${blind.join(', ') || 'none'}`,
    ...sandbox,
    ...(plain ? describeTraffic('Plain rrweb-player in the same Electron', plain.traffic) : []),
    '',
    ...describeVerdicts(sealed.verdicts, plain?.verdicts, sealed.traffic),
    '',
    failures.length === 0
      ? 'PROVEN: nothing was asked for, and nothing got out.'
      : `NOT PROVEN: ${failures.join('; ')}`,
    '',
  ];
  return { text: lines.join('\n'), isProven: failures.length === 0 };
}

function listFailures({ sealed, blind, sandboxed, isLockedIn }: Proof): string[] {
  const broken = sealed.verdicts.filter((verdict) => !isHeld(verdict)).map(({ name }) => name);
  return [
    ...leaksIn('the sealed app', sealed.traffic),
    ...(broken.length > 0 ? [`hostile recordings achieved something: ${broken.join(', ')}`] : []),
    ...(blind.length > 0 ? [`blind detectors: ${blind.join(', ')}`] : []),
    ...(typeof sandboxed === 'string' ? [] : leaksIn('the sandboxed app', sandboxed.traffic)),
    ...(typeof sandboxed === 'string' || isLockedIn ? [] : ['a page’s process is not in the sandbox']),
  ];
}

function leaksIn(who: string, traffic: Traffic): string[] {
  const { calls, packets, names, requests } = traffic;
  const leaks =
    calls.length + packets.loopback.length + packets.outside.length + names.length + requests.length;
  const isWatched = traffic.traced > 0;
  return [...(leaks > 0 ? [`${who} leaked`] : []), ...(isWatched ? [] : [`nobody watched ${who}`])];
}

function describeTraffic(title: string, traffic: Traffic): string[] {
  const { calls, packets, names, requests, harness } = traffic;
  const examples = [
    ...calls.map(({ text }) => text),
    ...packets.outside,
    ...packets.loopback,
    ...names.map(({ what }) => `name ${what}`),
    ...requests.map(({ what }) => what),
  ];
  return [
    `${title}:`,
    `  INET connects and sends: ${calls.length} (strace saw ${traffic.traced} calls; ${traffic.inetSockets} INET sockets were made, ${traffic.cutOff} unnamed sends cut off by the end of a process)`,
    `  packets: ${packets.outside.length} outside, ${packets.loopback.length} on loopback`,
    `  names asked for: ${names.length}; requests at the bait: ${requests.length}`,
    `  subtracted, Playwright’s own on 127.0.0.1 ports ${harness.ports.join(', ')}: ${harness.calls} sends, ${harness.packets} packets`,
    ...(title.includes('walls') || title.includes('Plain')
      ? []
      : examples.slice(0, 10).map((line) => `    ${line}`)),
  ];
}

function describeSandbox({ sandboxed, isLockedIn }: Proof): string[] {
  if (typeof sandboxed === 'string') {
    return [];
  }
  const describe = sandboxed.processes.map(
    ({ type, filters, noNewPrivileges, ownUsers, ownNetwork }) =>
      `  ${type}: ${filters} seccomp filters, no new privileges ${noNewPrivileges ? 'yes' : 'no'}, own users ${ownUsers ? 'yes' : 'no'}, own network ${ownNetwork ? 'yes' : 'no'}`,
  );
  return [
    ...describe,
    `  every page’s process is locked in: ${isLockedIn ? 'yes' : 'NO'}; scripts that ran: ${sandboxed.scripts.length}`,
  ];
}

function countSame(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  texts.forEach((text) => counts.set(text, (counts.get(text) ?? 0) + 1));
  return [...counts].map(([text, count]) => `${count} × ${text}`);
}
