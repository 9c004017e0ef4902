import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  copyApp,
  describePages,
  giveHelperRights,
  isRoot,
  isWindowShown,
  makeHome,
  makePrograms,
  runAsUser,
  samplePath,
  startAsUser,
  unpack,
  waitForSessions,
  type Start,
} from './installed-app.ts';

const NAME = 'Airgap Replay';

/** Starts the app with a recording, and waits until it is in the library and the window shows. */
async function expectStart(
  folder: string,
  data: string,
  args: readonly string[],
  start: Start,
): Promise<void> {
  startAsUser(path.join(folder, 'airgap-replay'), [...args, samplePath(folder)], start);
  await waitForSessions(folder, path.join(data, 'library'));
  await expect.poll(() => isWindowShown(NAME)).toBe(true);
  await expect.poll(() => describePages(folder).length).toBeGreaterThan(1);
  const pages = describePages(folder);
  expect(pages).toEqual(pages.map(() => ({ seccomp: '2', sandbox: true })));
}

describe.runIf(isRoot && process.platform === 'linux')('the packaged app starts, in its sandbox,', () => {
  it('in the home of an ordinary user', async () => {
    const HOME = makeHome();
    await expectStart(unpack(), path.join(HOME, '.config', NAME), [], { env: { HOME } });
  });

  it('from a path with spaces and Unicode', async () => {
    const HOME = makeHome();
    await expectStart(unpack('für die Bank 🏦'), path.join(HOME, '.config', NAME), [], { env: { HOME } });
  });

  it('with a data folder of its own where the home cannot be written', async () => {
    const data = path.join(makeHome(), 'Daten 💾');
    await expectStart(unpack(), data, ['--data', data], { env: { HOME: '/nonexistent' } });
  });

  it('as a portable one, which keeps everything beside itself', async () => {
    const folder = unpack('stick', 'user');
    writeFileSync(path.join(folder, 'portable'), '');
    await expectStart(folder, path.join(folder, 'data'), [], { env: { HOME: '/nonexistent' } });
  });

  it('where users may make no namespaces, with the helper that a deb or rpm installs', async () => {
    const HOME = makeHome();
    const folder = unpack();
    giveHelperRights(folder);
    const start = { env: { HOME }, withoutNamespaces: true };
    await expectStart(folder, path.join(HOME, '.config', NAME), [], start);
  });

  it('where the folder for temporary files that the environment names is none', async () => {
    const HOME = makeHome();
    const env = { HOME, TMPDIR: '/nonexistent' };
    await expectStart(unpack(), path.join(HOME, '.config', NAME), [], { env });
  });

  it('in a folder that was removed meanwhile', async () => {
    const HOME = makeHome();
    const folder = unpack();
    const script = 'mkdir "$HOME/gone"; cd "$HOME/gone"; rmdir "$HOME/gone"; exec "$@"';
    const args = ['-c', script, 'sh', path.join(folder, 'airgap-replay'), samplePath(folder)];
    startAsUser('sh', args, { env: { HOME } });
    await waitForSessions(folder, path.join(HOME, '.config', NAME, 'library'));
  });

  it('and does not take a relative path from the environment for a place of its data', async () => {
    const HOME = makeHome();
    const start = { env: { HOME, XDG_CONFIG_HOME: 'elsewhere' } };
    await expectStart(unpack(), path.join(HOME, '.config', NAME), [], start);
  });

  it('and finds the home that the environment does not name', async () => {
    const app = startAsUser(path.join(unpack(), 'airgap-replay'), [], { env: { HOME: undefined } });
    // That of this user is no folder.
    await expect.poll(app.stderr).toContain('cannot keep its data in /nonexistent/.config/Airgap Replay');
  });
});

describe.runIf(isRoot && process.platform === 'linux')('the packaged app says why it cannot start:', () => {
  const run = (folder: string, start: Start = {}, args: readonly string[] = []) =>
    // Where there is a display, it is said in a window, too, which would stay.
    runAsUser(path.join(folder, 'airgap-replay'), args, {
      ...start,
      env: { DISPLAY: undefined, ...start.env },
    });

  it('there is no display', () => {
    const { status, stderr } = run(unpack(), { env: { HOME: makeHome() } });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/needs a display.*airgap-replay-cli help/s)]);
  });

  it('root is not who it is for', () => {
    const { status, stderr } = spawnSync(path.join(unpack(), 'airgap-replay'), {
      env: { PATH: process.env['PATH'] },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining('does not run as root')]);
  });

  it('its data cannot be kept, where the environment names no home and the system does not know the user', () => {
    const bare = ['--clear-groups', '--reuid=64321', '--regid=64321', 'env', '-u', 'HOME'];
    const { stderr } = spawnSync('setpriv', [...bare, path.join(unpack(), 'airgap-replay')], {
      encoding: 'utf8',
      timeout: 5000,
      killSignal: 'SIGKILL',
    });
    expect(stderr).toContain('cannot keep its data in /.config/Airgap Replay: you may not write there');
  });

  it('its programs are asked for by an environment that has none in its path', () => {
    const { status, stdout } = run(unpack(), { env: { PATH: '/nonexistent' } }, ['--version']);
    expect([status, stdout]).toEqual([0, expect.stringContaining(NAME)]);
  });

  it.each(['no-sandbox', 'disable-seccomp-filter-sandbox', 'renderer-cmd-prefix=env'])(
    'its sandbox is to be taken away by --%s',
    (name) => {
      const env = { HOME: makeHome(), DISPLAY: process.env['DISPLAY'] };
      const { status, stderr } = run(unpack(), { env }, [`--${name}`]);
      expect([status, stderr]).toEqual([1, expect.stringContaining('never runs without its sandbox')]);
    },
  );

  it.each([
    ['a backslash', 'back\\slash'],
    ['a line break', 'two\nlines'],
    ['a line break at its end', 'one line\n'],
  ])('it lies in a path with %s', (_, name) => {
    const { status, stderr } = run(unpack(name), { env: { HOME: makeHome() } }, ['--version']);
    expect([status, stderr]).toEqual([1, expect.stringContaining('Move it to another path')]);
  });

  it('it lies in a path that is not UTF-8', () => {
    // Such a path has no name in JavaScript.
    const script =
      'odd=$(printf "$1/\\377"); mkdir "$odd" && cp -al "$1"-app "$odd/app"; ' +
      'setpriv --clear-groups --reuid=65534 "$odd/app/airgap-replay" --version; status=$?; rm -rf "$odd"; exit $status';
    const folder = unpack('above-app').replace(/-app$/, '');
    mkdirSync(folder);
    const { status, stderr } = spawnSync('sh', ['-c', script, 'sh', folder], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining('Move it to another path')]);
  });

  it('users may make no namespaces, and the command it names holds in a path with a quote', () => {
    const folder = unpack("it's");
    const { stderr } = run(folder, { withoutNamespaces: true });
    const [, quoted = ''] = /chmod 4755 (.*)$/m.exec(stderr) ?? [];
    expect(spawnSync('sh', ['-c', `printf %s ${quoted}`], { encoding: 'utf8' }).stdout).toBe(
      path.join(folder, 'chrome-sandbox'),
    );
  });

  it('users may make no namespaces, and the helper has no rights', () => {
    const { status, stderr } = run(unpack(), { withoutNamespaces: true });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/sandbox.*chmod 4755/s)]);
  });

  it('the helper does not work in a path with a space', () => {
    const folder = unpack('with a space');
    giveHelperRights(folder);
    const { status, stderr } = run(folder, { withoutNamespaces: true });
    expect([status, stderr]).toEqual([1, expect.stringContaining('path with a space')]);
  });

  it.each([
    ['an old C library', { getconf: 'echo glibc 2.31' }, 'needs glibc 2.34 or newer.*this system has 2.31'],
    ['another C library', { getconf: 'exit 1' }, 'another C library'],
    ['another processor', { uname: 'echo aarch64' }, 'x86-64 computer; this one is aarch64'],
    ['a missing library', { ldd: "printf '\\tlibgbm.so.1 => not found\\n'" }, 'does not have: libgbm.so.1'],
  ])('%s', (_, programs, words) => {
    const PATH = `${makePrograms(programs)}:${process.env['PATH'] ?? ''}`;
    const { status, stderr } = run(unpack(), { env: { PATH } });
    expect([status, stderr]).toEqual([1, expect.stringMatching(new RegExp(words))]);
  });

  it('its data cannot be kept, which it asks about in a window', async () => {
    const app = startAsUser(path.join(unpack(), 'airgap-replay'), [], { env: { HOME: '/proc' } });
    await expect.poll(app.stderr).toContain('cannot keep its data in /proc/.config');
    await expect.poll(() => isWindowShown(NAME)).toBe(true);
  });
});

describe.runIf(isRoot && process.platform === 'linux')('the packaged command line', () => {
  it('needs no display and no home, says nothing but what it was asked, and writes nothing but the library', () => {
    const folder = unpack();
    const cli = path.join(folder, 'airgap-replay-cli');
    const library = path.join(makeHome(), 'library');
    const start = { env: { HOME: '/nonexistent', DISPLAY: undefined } };
    const imported = runAsUser(cli, ['import', samplePath(folder), '--library', library, '--json'], start);
    expect(JSON.parse(imported.stdout)).toMatchObject({ imports: [{ status: 'imported' }] });
    expect(imported.stderr).toMatch(/^1\/1 shop-checkout\.json: /);
    const verified = runAsUser(cli, ['verify', '--library', library, '--json'], start);
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true });
    const found = runAsUser(cli, ['search', 'payment', '--library', library, '--json'], start);
    expect(found.stdout).toContain('payment');
    expect(runAsUser(cli, ['help'], start).stdout).toContain('airgap-replay-cli import FILE…');
    expect(runAsUser(cli, ['bake'], start)).toMatchObject({ status: 2, stdout: '' });
  });

  it('says so where what it prints finds no place', () => {
    const cli = path.join(unpack(), 'airgap-replay-cli');
    const { status, stderr } = runAsUser('sh', ['-c', '"$0" help >/dev/full', cli]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('could not be written to its end: ENOSPC')]);
  });

  it('is not to be made Node, nor given code of others', () => {
    const folder = unpack();
    const outcome = runAsUser(path.join(folder, 'airgap-replay'), ['--version', '-e', 'console.log(1)'], {
      env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nowhere.js', HOME: makeHome() },
    });
    expect(outcome.stdout).toMatch(/^Airgap Replay [\d.]+\n$/);
  });
});

describe.runIf(isRoot && process.platform === 'linux')('the packaged app’s check of its own files', () => {
  const check = (folder: string) => runAsUser(path.join(folder, 'airgap-replay'), ['--check']);

  it('finds them as they were built', () => {
    const { status, stdout } = check(unpack());
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^As built: \d+ files\. A test build/)]);
  });

  it('names what it cannot look into, and lets no name act on the terminal', () => {
    const folder = copyApp();
    mkdirSync(path.join(folder, 'closed'), { mode: 0o700 });
    writeFileSync(path.join(folder, 'evil\u001b[2J\nAs released'), '');
    const { status, stdout } = check(folder);
    expect([status, stdout]).toEqual([
      1,
      'Files of the app are not as released: closed, evil⟨U+001B⟩[2J⟨U+000A⟩As released.\n',
    ]);
  });

  it('names those that were changed', () => {
    const folder = copyApp();
    const sample = samplePath(folder);
    writeFileSync(sample, readFileSync(sample, 'utf8').replace('shop.example', 'evil.example'));
    writeFileSync(path.join(folder, 'libextra.so'), '');
    const { status, stdout } = check(folder);
    expect([status, stdout]).toEqual([
      1,
      'Files of the app are not as released: libextra.so, resources/samples/shop-checkout.json.\n',
    ]);
  });
});

it.runIf(isRoot && process.platform === 'linux')(
  'a portable app writes nothing to the computer but what is gone when it ends',
  async () => {
    const folder = unpack('stick', 'user');
    writeFileSync(path.join(folder, 'portable'), '');
    const HOME = makeHome();
    const trace = path.join(HOME, 'trace');
    const calls = 'openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,symlink,symlinkat,link,linkat';
    const app = path.join(folder, 'airgap-replay');
    startAsUser('strace', ['-f', '-qq', '-e', `trace=${calls}`, '-o', trace, app, samplePath(folder)], {
      env: { HOME },
    });
    await waitForSessions(folder, path.join(folder, 'data/library'));
    await expect.poll(() => isWindowShown(NAME)).toBe(true);
    expect(existsSync(path.join(folder, 'data/system/cache'))).toBe(true);
    const written = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => /O_(CREAT|WRONLY|RDWR)|mkdir|rename|symlink|link/.test(line) && !/ = -1 /.test(line))
      // What is made is named last: a link before it.
      .flatMap((line) => /"([^"]+)"[^"]*$/.exec(line)?.[1] ?? [])
      .filter((file) => !file.startsWith(path.join(folder, 'data')));
    // Memory that is shared, the kernel's own files, and the socket by which a second start is heard.
    const PASSING = /^\/(dev|proc)\/|^\/tmp\/(\.org\.chromium\.|scoped_dir)|^\d+$/;
    expect(written.filter((file) => !PASSING.test(file))).toEqual([]);
  },
);
