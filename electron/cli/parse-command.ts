import { parseArgs } from 'node:util';
import { parseCase, type CaseCommand } from './parse-case.ts';
import type { CustodyCommand } from './run-custody.ts';
import type { RedactCommand } from './run-redact.ts';
import { UsageError } from './usage.ts';
import { errorMessage } from '../../shared/error-message.ts';

export type Command =
  | ImportCommand
  | { readonly kind: 'assets'; readonly library: string; readonly files: readonly string[] }
  | { readonly kind: 'list'; readonly library: string }
  | { readonly kind: 'verify'; readonly library: string }
  | { readonly kind: 'search'; readonly library: string; readonly query: string }
  | { readonly kind: 'timeline'; readonly library: string; readonly sessionId: string }
  | { readonly kind: 'events'; readonly library: string; readonly sessionId: string }
  | CaseCommand
  | CustodyCommand
  | RedactCommand
  | { readonly kind: 'help' };

interface ImportCommand {
  readonly kind: 'import';
  readonly library: string;
  /** Files and folders as they were named. */
  readonly files: readonly string[];
  /** `undefined` leaves it to the library's own setting. */
  readonly keepOriginals: boolean | undefined;
  /** A file with the passwords of encrypted archives, one a line. */
  readonly passwordFile: string | undefined;
}

type ImportOptions = Pick<ImportCommand, 'keepOriginals' | 'passwordFile'>;

/** Commands that print JSON only, and ask for `--json` to say so. */
const JSON_ONLY = ['import', 'assets', 'list', 'search', 'timeline', 'verify', 'case', 'redact'];

/** Understands the CLI's arguments. @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  const [name, ...operands] = positionals;
  if (values.help || name === 'help') {
    return { kind: 'help' };
  }
  const library = values.library;
  if (!library) {
    throw new UsageError('--library DIR is missing.');
  }
  const options = { keepOriginals: values['keep-originals'], passwordFile: values['password-file'] };
  assertImports(name, options);
  assertJson(values.json, name);
  const { json = false, session, title, reference, at, from, to, caption } = values;
  const ofCase = { title, reference, at, from, to, caption };
  if (name === 'case') {
    return { kind: name, library, order: parseCase(operands, { ...ofCase, session }) };
  }
  assertNotOf('case', ofCase);
  if (name === 'custody') {
    assertCount(operands, 0, name);
    return { kind: name, library, sessionId: session, json };
  }
  if (name === 'redact') {
    return { kind: name, library, ...parseRedact(operands, session) };
  }
  assertNotOf('case”, “custody” and “redact', { session });
  return understand(name, operands, library, options);
}

function assertNotOf(command: string, options: Readonly<Record<string, string | undefined>>): void {
  const odd = Object.keys(options).find((option) => options[option] !== undefined);
  if (odd) {
    throw new UsageError(`--${odd} belongs to “${command}”.`);
  }
}

function parseRedact(
  operands: readonly string[],
  sessionId: string | undefined,
): Pick<RedactCommand, 'rulesFile' | 'sessionId'> {
  const [order, rulesFile = ''] = operands;
  assertCount(operands, 2, 'redact');
  if (order !== 'check') {
    throw new UsageError('“redact” has one order: “redact check RULES.json”.');
  }
  if (sessionId === undefined) {
    throw new UsageError('--session SESSION_ID is missing.');
  }
  return { rulesFile, sessionId };
}

function understand(
  name: string | undefined,
  operands: readonly string[],
  library: string,
  options: ImportOptions,
): Command {
  switch (name) {
    case 'import':
      return { kind: name, library, files: atLeastOne(operands, name), ...options };
    case 'assets':
      return { kind: name, library, files: atLeastOne(operands, name) };
    case 'list':
    case 'verify':
      assertCount(operands, 0, name);
      return { kind: name, library };
    case 'search':
      return { kind: name, library, query: theOnly(operands, name) };
    case 'timeline':
    case 'events':
      return { kind: name, library, sessionId: theOnly(operands, name) };
    default:
      throw new UsageError(name ? `There is no command “${name}”.` : 'A command is missing.');
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        library: { type: 'string' },
        json: { type: 'boolean' },
        'keep-originals': { type: 'boolean' },
        'password-file': { type: 'string' },
        title: { type: 'string' },
        reference: { type: 'string' },
        session: { type: 'string' },
        at: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        caption: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(errorMessage(error));
  }
}

function assertImports(name: string | undefined, { keepOriginals, passwordFile }: ImportOptions): void {
  const [odd] = [keepOriginals && '--keep-originals', passwordFile !== undefined && '--password-file'].filter(
    Boolean,
  );
  if (odd && name !== undefined && name !== 'import') {
    throw new UsageError(`${odd} belongs to “import”.`);
  }
}

function assertJson(json: boolean | undefined, name: string | undefined): void {
  if (!json && name !== undefined && JSON_ONLY.includes(name)) {
    throw new UsageError(`“${name}” prints JSON only: add --json.`);
  }
}

function assertCount(operands: readonly string[], count: number, name: string): void {
  if (operands.length !== count) {
    throw new UsageError(`“${name}” takes ${count === 0 ? 'no' : count} argument${count === 1 ? '' : 's'}.`);
  }
}

function theOnly(operands: readonly string[], name: string): string {
  assertCount(operands, 1, name);
  return operands[0] ?? '';
}

function atLeastOne(files: readonly string[], name: string): readonly string[] {
  if (files.length === 0) {
    throw new UsageError(`“${name}” needs at least one file or folder.`);
  }
  return files;
}
