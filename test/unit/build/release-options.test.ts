import { afterEach, expect, it, vi } from 'vitest';
import { artefactName, readOptions } from '../../../build/release/options.mjs';
import { trustedComment } from '../../../build/release/signing.mjs';

afterEach(() => vi.unstubAllEnvs());

it('makes no release without a key of the releaser’s', () => {
  vi.stubEnv('AIRGAP_REPLAY_SIGNING_KEY', undefined);
  expect(() => readOptions([])).toThrow(/names no key yet|set AIRGAP_REPLAY_SIGNING_KEY/);
});

it('understands no misprinted option', () => {
  expect(() => readOptions(['--for-testin'])).toThrow("'--for-testin'");
});

it('marks what is for testing in every name and in every signature', () => {
  const release = readOptions(['--for-testing']);
  expect(artefactName(release, '-linux-x64.tar.xz')).toMatch(/-linux-x64-for-testing\.tar\.xz$/);
  expect(artefactName({ ...release, forTesting: false }, '-linux-x64.tar.xz')).toMatch(
    /\d-linux-x64\.tar\.xz$/,
  );
  expect(trustedComment(release)).toMatch(/ for testing only$/);
});

it('takes its time from SOURCE_DATE_EPOCH, and from the commit where there is none', () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1790000000');
  expect(readOptions(['--for-testing']).time).toBe(1_790_000_000);
  for (const odd of ['yesterday', '-5', '1.5']) {
    vi.stubEnv('SOURCE_DATE_EPOCH', odd);
    expect(() => readOptions(['--for-testing'])).toThrow('Set SOURCE_DATE_EPOCH');
  }
});

it('needs no secret key where others have signed', () => {
  expect(readOptions(['--for-testing', '--signatures', '/published'])).toMatchObject({
    secretKey: undefined,
    signatures: '/published',
  });
});
