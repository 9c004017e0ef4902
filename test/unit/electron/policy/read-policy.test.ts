import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { importFiles } from '../../../../electron/jobs/importing/import-files.ts';
import { verifyLibrary } from '../../../../electron/jobs/verifying/verify-library.ts';
import { LibraryError } from '../../../../electron/library/database/library-error.ts';
import { openForApp } from '../../../../electron/library/database/open-for-app.ts';
import { openForReading, openForWriting } from '../../../../electron/library/database/open.ts';
import { listSources } from '../../../../electron/library/sessions/sources.ts';
import { policyFile } from '../../../../electron/policy/policy-file.ts';
import { PolicyError, readPolicy } from '../../../../electron/policy/read-policy.ts';
import { NO_POLICY, rulesInForce, type Policy } from '../../../../shared/policy.ts';
import { makeEvents } from '../../../helpers/make-events.ts';
import { makeTempFolder, writeFile } from '../../../helpers/temp-folder.ts';

const write = (text: string): string => writeFile(makeTempFolder(), 'policy.json', text);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the policy of a machine', () => {
  it('allows everything where there is none', () => {
    expect(readPolicy(path.join(makeTempFolder(), 'none.json'))).toEqual({ policy: NO_POLICY, file: null });
  });

  it('has the rules that it names, and no others', () => {
    const file = write('{"forbidExport":true,"alwaysKeepOriginals":true}');
    const { policy, file: from } = readPolicy(file);
    expect(from).toBe(file);
    expect(policy).toEqual({ ...NO_POLICY, forbidExport: true, alwaysKeepOriginals: true });
    expect(rulesInForce(policy)).toEqual(['Exporting is forbidden', 'A copy of every imported file is kept']);
  });

  it.each([
    ['is not JSON', '{"forbidExport":true', /JSON/],
    ['is empty', '', /JSON/],
    ['is a list', '[]', /expected object/],
    ['names an unknown rule', '{"forbidExports":true}', /forbidExports/],
    ['says yes in another way', '{"forbidExport":"yes"}', /forbidExport: .*boolean/],
    ['is larger than any policy', `{"a":"${'x'.repeat(70_000)}"}`, /too large/],
  ])('stops everything when it %s', (_, text, reason) => {
    const file = write(text);
    const read = (): unknown => readPolicy(file);
    expect(read).toThrow(PolicyError);
    expect(read).toThrow(reason);
    expect(read).toThrow(file);
  });

  it('stops everything when it cannot be read', () => {
    const file = path.join(makeTempFolder(), 'policy.json');
    mkdirSync(file);
    expect(() => readPolicy(file)).toThrow(PolicyError);
  });

  it('lies where users cannot write, on each system', () => {
    const systems = ['linux', 'darwin', 'win32', 'freebsd'] as const;
    expect(systems.map((system) => policyFile(true, system))).toEqual([
      '/etc/airgap-replay/policy.json',
      '/Library/Application Support/Airgap Replay/policy.json',
      'C:\\ProgramData\\Airgap Replay\\policy.json',
      '/etc/airgap-replay/policy.json',
    ]);
  });

  it('cannot be moved by a variable once the app is packaged', () => {
    vi.stubEnv('AIRGAP_REPLAY_POLICY', '/tmp/mine.json');
    expect([policyFile(false, 'linux'), policyFile(true, 'linux')]).toEqual([
      '/tmp/mine.json',
      '/etc/airgap-replay/policy.json',
    ]);
  });
});

describe('under a policy', () => {
  async function importUnder(policy: Partial<Policy>, folder = makeTempFolder(), keepOriginals = false) {
    const file = writeFile(makeTempFolder(), 'recording.json', JSON.stringify(makeEvents(3)));
    const { signal } = new AbortController();
    const { imports } = await importFiles(folder, [file], {
      signal,
      onProgress: () => undefined,
      keepOriginals,
      policy: { ...NO_POLICY, ...policy },
    });
    return { folder, file, status: imports[0]?.status, reason: imports[0]?.reason };
  }

  it('copies of files are kept, whatever the command line says', async () => {
    const { folder } = await importUnder({ alwaysKeepOriginals: true });
    const library = openForReading(folder);
    expect(listSources(library).map(({ isKept }) => isKept)).toEqual([true]);
    library.database.close();
  });

  it('the place of a file is not noted, and a library without it is sound', async () => {
    const { folder, file } = await importUnder({ forbidReferences: true });
    const library = openForReading(folder);
    const [source] = listSources(library);
    expect([source?.path, source?.name]).toEqual(['', path.basename(file)]);
    const { ok, sources } = await verifyLibrary(library, () => undefined);
    expect([ok, sources.map(({ status }) => status)]).toEqual([true, ['absent']]);
    library.database.close();
  });

  it('nothing is imported where libraries are read-only', async () => {
    const { status, reason } = await importUnder({ readOnlyLibraries: true });
    expect([status, reason]).toEqual(['refused', expect.stringContaining('policy')]);
  });

  it('a library is opened for reading only, and none is made', () => {
    const policy = { ...NO_POLICY, readOnlyLibraries: true };
    const folder = makeTempFolder();
    expect(() => openForApp(folder, 0, policy)).toThrow(LibraryError);
    const writer = openForWriting(folder, 0);
    const library = openForApp(folder, 0, policy);
    expect([library.readOnly, library.writable]).toEqual(['policy', undefined]);
    library.close();
    writer.database.close();
  });
});
