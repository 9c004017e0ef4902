import type { Milliseconds } from '../../shared/model/units.ts';
import { UsageError } from './usage.ts';

/** `case …`: makes cases, and puts sessions and exhibits into them. */
export interface CaseCommand {
  readonly kind: 'case';
  readonly library: string;
  readonly order: CaseOrder;
}

/** What is to be done with cases. */
export type CaseOrder =
  | { readonly kind: 'create'; readonly title: string; readonly reference: string }
  | ({ readonly kind: 'add'; readonly caseId: string } & CaseAddition)
  | { readonly kind: 'list' }
  | { readonly kind: 'show' | 'close'; readonly caseId: string };

/** What is put into a case: a session, or a moment or range of one, too. */
interface CaseAddition {
  readonly sessionId: string;
  /** Undefined for the session alone. */
  readonly fromMs: Milliseconds | undefined;
  /** Undefined for anything but a range. */
  readonly toMs: Milliseconds | undefined;
  readonly caption: string;
}

/** What belongs to `case` alone. */
export interface CaseOptions {
  readonly title?: string | undefined;
  readonly reference?: string | undefined;
  readonly session?: string | undefined;
  readonly at?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly caption?: string | undefined;
}

const BELONGING: Readonly<Record<string, readonly (keyof CaseOptions)[]>> = {
  create: ['title', 'reference'],
  add: ['session', 'at', 'from', 'to', 'caption'],
};

/** Understands what follows “case”. @throws UsageError */
export function parseCase(operands: readonly string[], options: CaseOptions): CaseOrder {
  const [name = '', ...rest] = operands;
  assertBelongs(name, options);
  switch (name) {
    case 'create':
      assertCount(rest, 0, name);
      return {
        kind: name,
        title: needed(options.title, 'title TITLE'),
        reference: options.reference ?? '',
      };
    case 'add':
      return { kind: name, caseId: theCase(rest, name), ...parseAddition(options) };
    case 'list':
      assertCount(rest, 0, name);
      return { kind: name };
    case 'show':
    case 'close':
      return { kind: name, caseId: theCase(rest, name) };
    default:
      throw new UsageError(name ? `There is no command “case ${name}”.` : '“case” needs a command after it.');
  }
}

function parseAddition({ session, at, from, to, caption }: CaseOptions): CaseAddition {
  const isRange = from !== undefined || to !== undefined;
  if (isRange && (at !== undefined || from === undefined || to === undefined)) {
    throw new UsageError('An exhibit is of a moment (--at MS) or of a range (--from MS --to MS).');
  }
  if (caption !== undefined && at === undefined && !isRange) {
    throw new UsageError('--caption belongs to an exhibit: add --at MS, or --from MS --to MS.');
  }
  return {
    sessionId: needed(session, 'session SESSION_ID'),
    fromMs: toTime(at ?? from),
    toMs: toTime(to),
    caption: caption ?? '',
  };
}

function toTime(text: string | undefined): Milliseconds | undefined {
  if (text !== undefined && !/^\d+(\.\d+)?$/.test(text)) {
    throw new UsageError(`“${text}” is no number of milliseconds.`);
  }
  return text === undefined ? undefined : Number(text);
}

function assertBelongs(name: string, options: CaseOptions): void {
  const odd = (Object.keys(options) as (keyof CaseOptions)[]).find(
    (option) => options[option] !== undefined && !BELONGING[name]?.includes(option),
  );
  if (odd) {
    throw new UsageError(`--${odd} does not belong to “case ${name}”.`);
  }
}

function needed(value: string | undefined, what: string): string {
  if (value === undefined || value === '') {
    throw new UsageError(`--${what} is missing.`);
  }
  return value;
}

function theCase(rest: readonly string[], name: string): string {
  assertCount(rest, 1, name);
  return rest[0] ?? '';
}

function assertCount(rest: readonly string[], count: number, name: string): void {
  if (rest.length !== count) {
    throw new UsageError(`“case ${name}” takes ${count === 0 ? 'no argument' : 'the id of a case'}.`);
  }
}
