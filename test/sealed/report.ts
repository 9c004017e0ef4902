import type { Proof } from './inside.ts';
import type { Traffic } from './passes/app-life.ts';
import { isHeld, type Verdict } from './passes/judge-case.ts';
import type { PlainVerdict } from './passes/plain-pass.ts';

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
    `  INET connects and sends: ${calls.length} (strace saw ${traffic.traced} calls; ${traffic.inetSockets} INET sockets were made)`,
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

function describeVerdicts(
  verdicts: readonly Verdict[],
  plain: readonly PlainVerdict[] | undefined,
  traffic: Traffic,
): string[] {
  const head = ['Case', 'Vector', 'Scripts', 'Asked', 'Interface', 'Latest timer, key', 'Outcome', 'Verdict'];
  const rows = verdicts.map((verdict) => [
    verdict.name,
    verdict.vector,
    String(verdict.scripts.length),
    describeAsked(verdict, traffic),
    verdict.change === undefined ? 'unchanged' : `CHANGED: ${verdict.change.slice(0, 200)}`,
    `${Math.round(verdict.host.lateMs)} ms, ${Math.round(verdict.host.inputMs)} ms`,
    verdict.outcome,
    isHeld(verdict) ? 'held' : 'BROKEN',
  ]);
  const table = plain
    ? [[...head, 'Plain rrweb-player'], ...rows.map((row, at) => [...row, describePlain(plain[at])])]
    : [head, ...rows];
  return toMarkdown(table);
}

/** Connects and bites while the recording was open, what the guard cancelled, and what the policy refused. */
function describeAsked({ fromMs, toMs, cancelled, refusals }: Verdict, traffic: Traffic): string {
  const isDuring = ({ atMs }: { readonly atMs: number }): boolean => atMs >= fromMs && atMs <= toMs;
  const got = [...traffic.calls, ...traffic.names, ...traffic.requests].filter(isDuring).length;
  const parts = [
    `${got}`,
    ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
    ...(refusals > 0 ? [`${refusals} refused by CSP`] : []),
  ];
  return parts.join(', ');
}

function describePlain(verdict: PlainVerdict | undefined): string {
  if (!verdict) {
    return '';
  }
  const { scripts, requests, names, outcome } = verdict;
  const parts = [
    ...(scripts.length > 0 ? [`**${scripts.length} scripts**`] : []),
    ...(requests > 0 ? [`${requests} requests`] : []),
    ...(names > 0 ? [`${names} names`] : []),
  ];
  return `${parts.join(', ') || 'nothing'} (${outcome})`;
}

function toMarkdown(rows: readonly (readonly string[])[]): string[] {
  const cell = (text: string): string =>
    text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
  const line = (row: readonly string[]): string => `| ${row.map(cell).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), line(head.map(() => '---')), ...rest.map(line)];
}

function countSame(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  texts.forEach((text) => counts.set(text, (counts.get(text) ?? 0) + 1));
  return [...counts].map(([text, count]) => `${count} × ${text}`);
}
