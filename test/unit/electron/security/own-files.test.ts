import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyMinisign } from '../../../../electron/security/minisign.ts';
import { checkOwnFiles } from '../../../../electron/security/own-files.ts';
import { makeTempFolder } from '../../../helpers/temp-folder.ts';

/** A key pair as minisign has them. */
class Signer {
  readonly publicKey: string;
  private readonly id: Buffer;
  private readonly key: KeyObject;

  constructor(id = 'testing!') {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.key = privateKey;
    this.id = Buffer.from(id);
    const bare = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    this.publicKey = Buffer.concat([Buffer.from('Ed'), this.id, bare]).toString('base64');
  }

  sign(message: string, comment = 'version 1'): string {
    const bare = sign(null, Buffer.from(message), this.key);
    const over = sign(null, Buffer.concat([bare, Buffer.from(comment)]), this.key);
    const head = Buffer.concat([Buffer.from('Ed'), this.id, bare]).toString('base64');
    return `untrusted comment: x\n${head}\ntrusted comment: ${comment}\n${over.toString('base64')}\n`;
  }
}

const signer = new Signer();

describe('a signature of minisign’s', () => {
  const verify = (message: string, signature: string, key = signer.publicKey): string | undefined =>
    verifyMinisign(Buffer.from(message), signature, key);

  it('holds for its message, and gives its trusted comment', () => {
    expect(verify('list', signer.sign('list'))).toBe('version 1');
  });

  it.each<[string, string, string, string?]>([
    ['another message', 'other', signer.sign('list')],
    ['another comment', 'list', signer.sign('list').replace('version 1', 'version 2')],
    ['another key with the same number', 'list', new Signer().sign('list')],
    ['another number', 'list', signer.sign('list'), new Signer('another!').publicKey],
    ['no text', 'list', ''],
    ['half a text', 'list', signer.sign('list').slice(0, 90)],
    ['no key', 'list', signer.sign('list'), ''],
  ])('does not hold for %s', (_, message, signature, key) => {
    expect(verify(message, signature, key)).toBeUndefined();
  });
});

describe('the app’s own files', () => {
  let folder: string;
  const keys = { release: null, testing: signer.publicKey };
  const check = () => checkOwnFiles(folder, keys);

  beforeEach(() => {
    folder = makeTempFolder();
    mkdirSync(path.join(folder, 'resources'));
    const files = { 'airgap-replay': 'the executable', 'resources/app.asar': 'not really an archive' };
    const lines = Object.entries(files).map(([file, contents]) => {
      writeFileSync(path.join(folder, file), contents);
      return `${createHash('sha256').update(contents).digest('hex')}  ${file}\n`;
    });
    const list = lines.join('');
    writeFileSync(path.join(folder, 'resources/files.sha256'), list);
    writeFileSync(path.join(folder, 'resources/files.sha256.minisig'), signer.sign(list));
  });

  it('are as they were signed, whatever a portable app keeps beside them', async () => {
    mkdirSync(path.join(folder, 'data/library'), { recursive: true });
    writeFileSync(path.join(folder, 'portable'), '');
    writeFileSync(path.join(folder, 'data/library/library.sqlite'), '');
    expect(await check()).toEqual({ state: 'checked', signedBy: 'testing', listed: 2, changed: [] });
  });

  it('are named where they were changed, taken away or added', async () => {
    writeFileSync(path.join(folder, 'resources/app.asar'), 'not really an archive!');
    rmSync(path.join(folder, 'airgap-replay'));
    writeFileSync(path.join(folder, 'libevil.so'), '');
    expect(await check()).toMatchObject({ changed: ['airgap-replay', 'libevil.so', 'resources/app.asar'] });
  });

  it.runIf(process.platform === 'linux')('are named where something stands that is no file', async () => {
    const executable = path.join(folder, 'airgap-replay');
    renameSync(executable, path.join(makeTempFolder(), 'the-same'));
    execFileSync('mkfifo', [executable, path.join(folder, 'pipe')]);
    expect(await check()).toMatchObject({ changed: ['airgap-replay', 'pipe'] });
    rmSync(executable);
    symlinkSync('/dev/zero', executable);
    expect(await check()).toMatchObject({ changed: ['airgap-replay', 'pipe'] });
  });

  it.runIf(process.platform !== 'win32')('are named where a link leads to the same contents', async () => {
    const executable = path.join(folder, 'airgap-replay');
    const elsewhere = path.join(makeTempFolder(), 'the-same');
    renameSync(executable, elsewhere);
    symlinkSync(elsewhere, executable);
    expect(await check()).toMatchObject({ changed: ['airgap-replay'] });
  });

  it.runIf(process.platform === 'linux').each(['files.sha256', 'files.sha256.minisig'])(
    'are not signed where %s is a pipe, or has no end',
    async (file) => {
      const place = path.join(folder, 'resources', file);
      rmSync(place);
      execFileSync('mkfifo', [place]);
      expect(await check()).toEqual({ state: 'unsigned' });
      rmSync(place);
      writeFileSync(place, '');
      truncateSync(place, 5 * 1024 ** 3);
      expect(await check()).toEqual({ state: 'unsigned' });
    },
  );

  it.each(['files.sha256', 'files.sha256.minisig'])('are not signed without %s', async (file) => {
    rmSync(path.join(folder, 'resources', file));
    expect(await check()).toEqual({ state: 'unsigned' });
  });

  it('are not signed by another key, nor where the list was changed with them', async () => {
    expect(await checkOwnFiles(folder, { release: new Signer().publicKey, testing: null })).toEqual({
      state: 'unsigned',
    });
    writeFileSync(path.join(folder, 'resources/files.sha256'), '');
    expect(await check()).toEqual({ state: 'unsigned' });
    expect(readdirSync(folder)).toHaveLength(2);
  });
});
