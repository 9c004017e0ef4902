import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { launchArguments, launchEnvironment } from '../../build/launch.mjs';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { ReplayApp, SAMPLES } from './replay-app.ts';

const NO_DISPLAY = { DISPLAY: '', WAYLAND_DISPLAY: '', WAYLAND_SOCKET: '', XDG_SESSION_TYPE: '' };

/** Runs the app's executable to its end. */
function run(
  args: readonly string[],
  env: Record<string, string> = {},
  first: readonly string[] = [],
): SpawnSyncReturns<string> {
  return spawnSync(process.env['AIRGAP_REPLAY_ELECTRON'] ?? '', [...first, ...launchArguments(args)], {
    env: { ...launchEnvironment(), ...env },
    timeout: 60_000,
    encoding: 'utf8',
  });
}

describe('without a display', () => {
  it.each([
    ['--version', /^Airgap Replay \d+\.\d+\.\d+\n$/],
    ['--help', /^Airgap Replay opens .*--data DIR/s],
  ])('answers %s', (option, answer) => {
    const { status, stdout } = run([option], NO_DISPLAY);
    expect(status).toBe(0);
    expect(stdout).toMatch(answer);
  });

  it('runs the command line, which keeps nothing but the library, and reads it back', () => {
    const home = makeTempFolder();
    const library = path.join(makeTempFolder(), 'ein Ordner', 'für 😀');
    const env = { ...NO_DISPLAY, HOME: home, XDG_CONFIG_HOME: '' };
    const imported = run(['--cli', 'import', SAMPLES.shop, '--library', library, '--json'], env);
    expect([imported.status, JSON.parse(imported.stdout)]).toMatchObject([
      0,
      { imports: [{ status: 'imported' }] },
    ]);
    const listed = run(['--cli', 'list', '--library', library, '--json'], env);
    expect(JSON.parse(listed.stdout)).toMatchObject({
      sessions: [{ person: 'Ada Example' }],
    });
    expect(readdirSync(home)).toEqual([]);
    expect(run(['--cli', 'bake'], env)).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('the data folder', () => {
  let app: ReplayApp | undefined;
  afterEach(() => app?.dispose());

  it('is the one that --data names, with the library in it', async () => {
    const data = path.join(makeTempFolder(), 'of another kind');
    app = new ReplayApp();
    await app.launch(['--data', data, SAMPLES.shop]);
    await app.waitUntilOpen();
    await app.quit();
    expect(existsSync(path.join(data, 'library/library.sqlite'))).toBe(true);
    expect(existsSync(path.join(app.userData, 'library'))).toBe(false);
  });

  it.each<[string, number, RegExp | null]>([
    ['another folder', 0, /"--data","[^"]+chosen"\]\n$/],
    ['none', 1, null],
  ])('is asked for where it cannot be written: %s', (_, response, relaunched) => {
    const folder = makeTempFolder();
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const answers = writeAnswers(folder, response);
    const outcome = run(['--data', file, 'a.json'], {}, ['-r', answers]);
    expect(outcome.stderr).toContain(
      `Airgap Replay cannot keep its data in ${file}: a file stands where the folder has to be.\nStart it with --data DIR`,
    );
    expect(outcome.status).toBe(relaunched ? 0 : 1);
    expect(outcome.stdout).toMatch(relaunched ?? /^$/);
    expect(outcome.stdout).not.toContain(`"${file}"`);
  });
});

/** Answers the system's dialogs for the user, and tells what the app would be started again with. */
function writeAnswers(folder: string, response: number): string {
  const chosen = path.join(folder, 'chosen');
  const file = path.join(folder, 'answers.cjs');
  writeFileSync(
    file,
    `const { app, dialog } = require('electron');
    process.argv.splice(process.argv.indexOf('-r'), 2);
    dialog.showMessageBox = async () => ({ response: ${response} });
    dialog.showOpenDialog = async () => ({ filePaths: [${JSON.stringify(chosen)}] });
    app.relaunch = ({ args }) => console.log(JSON.stringify(args));`,
  );
  return file;
}
