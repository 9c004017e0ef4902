import { describe, expect, it } from 'vitest';
import {
  countStatuses,
  fromImport,
  groupByReason,
  sayCounts,
  titleOf,
  writeCsv,
  writeTable,
} from '../../../../../renderer/library/imports/report-rows.ts';
import { SUPPORTED } from '../../../../../shared/formats/refusal.ts';
import type { FileImport, ImportStatus } from '../../../../../shared/model/import-report.ts';

function file(name: string, status: ImportStatus, reason?: string): FileImport {
  const common = { sha256: null, bytes: 10, dialect: null, sessions: [], warnings: [] };
  return { file: `/tmp/${name}`, status, ...common, ...(reason === undefined ? {} : { reason }) };
}

describe('the report of an import', () => {
  const files = [
    file('a', 'refused', 'This is not JSON.'),
    file('b', 'imported'),
    file('c', 'refused', `This is a picture. ${SUPPORTED}`),
    file('d', 'refused', 'This is not JSON.'),
  ].map(fromImport);

  it('groups files of which the same is said, large groups first', () => {
    const groups = groupByReason(files.filter(({ status }) => status === 'refused'));
    expect(groups.map((group) => [group.reason, group.files.map((each) => each.file)])).toEqual([
      ['This is not JSON.', ['/tmp/a', '/tmp/d']],
      ['This is a picture.', ['/tmp/c']],
    ]);
  });

  it('says the supported formats apart from the reasons', () => {
    expect(files.map(({ isUnknownFormat }) => isUnknownFormat)).toEqual([false, false, true, false]);
  });

  it('counts what became of the files, in its title and in the status bar', () => {
    const counts = countStatuses(files);
    expect([sayCounts(counts), titleOf(counts)]).toEqual([
      '1 imported, 3 refused',
      '1 file imported, 3 files not imported',
    ]);
    expect(titleOf(countStatuses([]))).toBe('Nothing imported');
  });

  it('is copied as a table, the gravest first, whatever a name holds', () => {
    const odd = { ...file('x', 'imported'), file: '/tmp/tab\there' };
    const rows = writeTable([...files, fromImport(odd)]).split('\n');
    expect(rows.map((row) => row.split('\t').slice(0, 2))).toEqual([
      ['Result', 'File'],
      ['Refused', '/tmp/a'],
      ['Refused', '/tmp/c'],
      ['Refused', '/tmp/d'],
      ['Imported', '/tmp/b'],
      ['Imported', '/tmp/tab here'],
    ]);
  });

  it('is saved as CSV, in which no name is run as a formula', () => {
    const odd = { ...file('x', 'imported'), file: '=1+1,"a"' };
    const [head, line] = writeCsv([fromImport(odd)]).split('\r\n');
    expect(head).toBe('"Result","File","Reason","Sessions","Bytes","SHA-256"');
    expect(line).toMatch(/^"Imported","'=1\+1,""a""","",\d+,\d+,"/);
  });
});
