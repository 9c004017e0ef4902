import { createHash, createPublicKey, verify } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSignature, signFile, trustedComment } from '../../build/release/signing.mjs';
import { listFiles } from '../../build/release/tree.mjs';
import { artefact, LINUX, makeFolder, OPTIONS, RELEASE, runTool, WINDOWS } from './release.ts';

const SUMS = path.join(RELEASE, 'SHA256SUMS-for-testing');
const SIGNED = [
  SUMS,
  path.join(LINUX, 'resources/files.sha256'),
  path.join(WINDOWS, 'resources/files.sha256'),
];

/** A list as sha256sum writes it. */
const readList = (file: string): Record<string, string> =>
  Object.fromEntries(
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe.each(SIGNED)('%s', (file) => {
  it('is signed, says minisign', () => {
    expect(runTool('minisign', ['-V', '-P', OPTIONS.publicKey, '-m', file])).toContain(
      trustedComment(OPTIONS),
    );
  });

  it('is signed, say the few lines that an auditor may write', () => {
    const signature = Buffer.from(readFileSync(`${file}.minisig`, 'utf8').split('\n')[1]!, 'base64');
    const key = Buffer.from(OPTIONS.publicKey, 'base64');
    const ed25519 = createPublicKey({
      key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(10)]),
      format: 'der',
      type: 'spki',
    });
    expect(verify(null, readFileSync(file), ed25519, signature.subarray(10))).toBe(true);
  });

  it('is not signed any more when one byte is another', () => {
    const contents = readFileSync(file);
    const signature = readFileSync(`${file}.minisig`, 'utf8');
    expect(readSignature(signature, OPTIONS.publicKey, contents)).toBe(trustedComment(OPTIONS));
    contents.writeUInt8(contents.readUInt8(0) ^ 1, 0);
    expect(readSignature(signature, OPTIONS.publicKey, contents)).toBeUndefined();
    const otherComment = signature.replace(/(trusted comment: .*)\d/, '$1x');
    expect(readSignature(otherComment, OPTIONS.publicKey, readFileSync(file))).toBeUndefined();
  });
});

it('sums up every artefact', () => {
  expect(runTool('sha256sum', ['-c', '--strict', SUMS], RELEASE)).not.toContain('FAILED');
  const artefacts = listFiles(RELEASE).filter(
    (file) => !file.includes('/') && !file.startsWith('SHA256SUMS'),
  );
  expect(Object.keys(readList(SUMS))).toEqual(artefacts);
});

it.each([
  ['linux', LINUX],
  ['windows', WINDOWS],
])('lists every file inside the package for %s, and publishes the list beside it', (system, folder) => {
  const list = path.join(folder, 'resources/files.sha256');
  const own = ['resources/files.sha256', 'resources/files.sha256.minisig'];
  const files = listFiles(folder).filter((file) => !own.includes(file));
  expect(readList(list)).toEqual(
    Object.fromEntries(files.map((file) => [file, hash(path.join(folder, file))])),
  );
  const published = artefact(`-${system}-x64-for-testing.files.sha256`);
  expect(readFileSync(published)).toEqual(readFileSync(list));
  expect(readFileSync(`${published}.minisig`)).toEqual(readFileSync(`${list}.minisig`));
});

it('takes a published signature only where it fits what was built', () => {
  const folder = makeFolder();
  const file = path.join(folder, 'SHA256SUMS');
  const release = { ...OPTIONS, secretKey: undefined, signatures: RELEASE };
  cpSync(SUMS, file);
  const taken = signFile(release, file, 'SHA256SUMS-for-testing.minisig');
  expect(readFileSync(taken)).toEqual(readFileSync(`${SUMS}.minisig`));
  expect(() =>
    signFile({ ...release, time: release.time + 1 }, file, 'SHA256SUMS-for-testing.minisig'),
  ).toThrow('and not “airgap-replay');
  expect(() => signFile(release, file, 'nothing.minisig')).toThrow('it is not there');
  writeFileSync(file, 'something else');
  expect(() => signFile(release, file, 'SHA256SUMS-for-testing.minisig')).toThrow('does not fit');
});
