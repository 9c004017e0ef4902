import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importByCli, listByCli } from '../helpers/run-cli.ts';
import { makeTempFolder, writeFile } from '../helpers/temp-folder.ts';

const SHOP = path.resolve(import.meta.dirname, '../fixtures/samples/shop-checkout.json');
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe.each([
  ['an empty file', '', /empty/],
  ['HTML saved as JSON', '<!doctype html>\n<title>Sign in</title>', /web page \(HTML\)/],
  ['a PNG', PNG, /PNG image/],
  ['JSON that is something else', '{"users":[{"name":"a"}],"total":1}', /“users”, “total”/],
  ['a list of something else', '[{"name":"a"}]', /items are not replay events/],
  [
    'JSON cut inside its first event',
    '[{"type":4,"timestamp":1700000000000,"data":{"hr',
    /damaged or ends before/,
  ],
  ['text', 'hello', /not JSON/],
  ['damaged gzip', Buffer.concat([gzipSync('[]').subarray(0, 12), Buffer.from('garbage')]), /./],
])('%s', (_what, contents, reason) => {
  it('is refused with its name and the cause, and leaves nothing behind', async () => {
    const library = makeTempFolder();
    const file = writeFile(makeTempFolder(), 'bad.json', contents);
    const { code, imports } = await importByCli(library, file);
    expect(code).toBe(1);
    expect(imports).toMatchObject([{ file, status: 'refused', sessions: [] }]);
    expect(imports[0]?.reason).toMatch(reason);
    expect(await listByCli(library)).toEqual([]);
  });
});

it('refuses a folder without files and a missing file by name', async () => {
  const folder = makeTempFolder();
  mkdirSync(path.join(folder, 'exports'));
  const { code, imports } = await importByCli(
    makeTempFolder(),
    path.join(folder, 'exports'),
    path.join(folder, 'gone.json'),
  );
  expect(code).toBe(1);
  expect(imports.map(({ file }) => file)).toEqual(
    ['exports', 'gone.json'].map((name) => path.join(folder, name)),
  );
  expect(imports[0]?.reason).toMatch(/There is no file in this folder/);
  expect(imports[1]?.reason).toMatch(/no such file/);
});

it('keeps everything whole before a cut, and says where the cut is', async () => {
  const library = makeTempFolder();
  const file = writeFile(makeTempFolder(), 'cut.json', readFileSync(SHOP).subarray(0, 60_000));
  const { code, imports } = await importByCli(library, file);
  expect(code).toBe(1);
  expect(imports[0]).toMatchObject({ status: 'partial', warnings: [{ code: 'truncated', count: 1 }] });
  expect(imports[0]?.reason).toMatch(/ends too early at item \d+/);
  const [session] = await listByCli(library);
  expect(session?.health).toContainEqual({ code: 'truncated', count: 1 });
  expect(session?.events).toBeGreaterThan(10);
});

const canMount = process.getuid?.() === 0 && process.platform === 'linux' && mountWorks();

it.skipIf(!canMount)(
  'says that the disk is full, keeps nothing half, and goes on once there is room',
  async () => {
    const disk = makeTempFolder();
    mount(disk, '1m');
    const library = path.join(disk, 'library');
    const large = writeFile(makeTempFolder(), 'large.jsonl', largeRecording());
    const full = await importByCli(library, large);
    expect(full.code).toBe(1);
    expect(full.imports[0]).toMatchObject({ status: 'refused', sessions: [] });
    expect(full.imports[0]?.reason).toMatch(/disk .* is full/);
    expect(await listByCli(library)).toEqual([]);
    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    expect((await importByCli(library, large)).imports[0]?.status).toBe('imported');
  },
);

function mount(folder: string, size: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', [folder]));
}

function mountWorks(): boolean {
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('SKIPPED: the disk-full test needs the right to mount a small file system.');
    return false;
  }
}

/** Text that hardly compresses, so that a small disk fills. */
function largeRecording(): string {
  const lines = Array.from({ length: 2000 }, (_, at) => {
    const noise = Array.from({ length: 30 }, (__, part) =>
      createHash('sha256').update(`${at} ${part}`).digest('base64'),
    );
    return JSON.stringify({
      type: 5,
      timestamp: 1_700_000_000_000 + at,
      data: { tag: 'noise', payload: { text: noise.join('') } },
    });
  });
  return lines.join('\n');
}
