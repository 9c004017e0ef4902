import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeHar } from '../../../../electron/export/write-har.ts';
import { makeRequest } from '../../../helpers/make-request.ts';
import { makeTempFolder } from '../../../helpers/temp-folder.ts';

it('writes any number of requests as one archive', async () => {
  const file = path.join(makeTempFolder(), 'a.har');
  const requests = Array.from({ length: 2000 }, (_, at) =>
    makeRequest({ url: `https://shop.example/${at}` }),
  );
  expect(await writeHar(file, requests, '1.2.3')).toBe(2000);
  const { log } = JSON.parse(readFileSync(file, 'utf8')) as {
    log: { version: string; creator: object; entries: { request: { url: string } }[] };
  };
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'Airgap Replay', version: '1.2.3' } });
  expect(log.entries.map(({ request }) => request.url)).toEqual(requests.map(({ url }) => url));
});

it('writes an archive without requests too', async () => {
  const file = path.join(makeTempFolder(), 'a.har');
  expect(await writeHar(file, [], '1')).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ log: { entries: [] } });
});

it('leaves a file of that name as it was, and nothing beside it, where it fails on the way', async () => {
  const folder = makeTempFolder();
  const file = path.join(folder, 'a.har');
  writeFileSync(file, 'before');
  function* failing() {
    yield makeRequest();
    throw new Error('the disk is full');
  }
  await expect(writeHar(file, failing(), '1')).rejects.toThrow('the disk is full');
  expect(readdirSync(folder)).toEqual(['a.har']);
  expect(readFileSync(file, 'utf8')).toBe('before');
  await expect(writeHar(path.join(folder, 'no', 'a.har'), [], '1')).rejects.toThrow('ENOENT');
  expect(existsSync(path.join(folder, 'no'))).toBe(false);
});
