import type { Traffic } from './passes/app-life.ts';
import { isHeld, type Verdict } from './passes/judge-case.ts';
import type { PlainVerdict } from './passes/plain-pass.ts';

/** A row for each hostile recording, in Markdown, as docs/security.md has it. */
export function describeVerdicts(
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
