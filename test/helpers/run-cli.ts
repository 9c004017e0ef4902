import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { ImportReport } from '../../shared/model/import-report.ts';
import type { SessionListItem } from '../../shared/model/session.ts';

/** As it is shipped; `npm test` has built it. */
const main = path.resolve(import.meta.dirname, '../../dist/electron/cli.js');

export interface CliOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the real CLI in a process of its own, in the runtime that runs the tests. */
export function startCli(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
}

/** Runs the real CLI to its end. */
export async function runCli(...args: readonly string[]): Promise<CliOutcome> {
  const child = startCli(args);
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...output };
}

/** `import … --json`, parsed. */
export async function importByCli(
  library: string,
  ...files: readonly string[]
): Promise<Pick<ImportReport, 'imports'> & { readonly code: number | null }> {
  const { code, stdout } = await runCli('import', ...files, '--library', library, '--json');
  return { code, ...(JSON.parse(stdout) as Pick<ImportReport, 'imports'>) };
}

/** `list --json`, parsed. */
export async function listByCli(library: string): Promise<readonly SessionListItem[]> {
  const { stdout } = await runCli('list', '--library', library, '--json');
  return (JSON.parse(stdout) as { sessions: readonly SessionListItem[] }).sessions;
}
