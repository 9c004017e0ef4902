import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { makeTempFolder, writeFile } from '../../helpers/temp-folder.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/**
 * Runs code in another process of this computer, as a second app or the command line is one.
 * @param imports names, and the file below the project's folder that they are from
 * @param code prints what it has to say
 * @param host the name of the computer that it believes to run on
 */
export function runElsewhere(
  imports: Readonly<Record<string, string>>,
  code: string,
  host?: string,
): ChildProcess {
  const lines = Object.entries(imports).map(
    ([names, file]) => `import { ${names} } from ${JSON.stringify(path.join(ROOT, file))};`,
  );
  const script = writeFile(makeTempFolder(), 'elsewhere.mts', `${lines.join('\n')}\n${code}`);
  const command = [process.execPath, '--disable-warning=ExperimentalWarning', script];
  const onHost = ['unshare', '--uts', 'sh', '-c', 'hostname "$0"; exec "$@"', host ?? '', ...command];
  const [program = '', ...args] = host === undefined ? command : onHost;
  const child = spawn(program, args, {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => killChild(child));
  return child;
}

/** @returns all it prints until it ends by itself */
export async function readToEnd(child: ChildProcess): Promise<string> {
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child, 'close');
  return said.trim();
}

/** Ends it as a crash does. */
export async function killChild(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
