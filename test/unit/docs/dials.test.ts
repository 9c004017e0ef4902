import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const ARCHITECTURE = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');
const ROW = /^\| `(?<dial>[A-Z_]+)` +\| (?<value>[^|]+?) +\| `(?<file>[^`]+)` +\|/gm;
const rows = [...ARCHITECTURE.matchAll(ROW)].map(({ groups }) => [
  groups?.['dial'] ?? '',
  groups?.['value'] ?? '',
  groups?.['file'] ?? '',
]);

it('lists the dials', () => {
  expect(rows.length).toBeGreaterThan(40);
});

it.each(rows)('%s is %s in %s', (dial, value, file) => {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  const set = new RegExp(`^(?:export )?const ${dial}(?:: \\w+)? = (.+);$`, 'm').exec(source)?.[1];
  expect(set).toBe(value);
});
