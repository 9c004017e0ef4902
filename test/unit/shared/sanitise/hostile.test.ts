import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPlainObject, type ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { sanitiseEvents } from '../../../../shared/sanitise/sanitise-events.ts';
import { findActive } from './find-active.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../../shared/hostile');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => /^\d+-.*\.json$/.test(name)) : [];
if (files.length === 0) {
  console.warn(`SKIPPED: there are no hostile recordings at ${FOLDER}, so none was made harmless here.`);
}

describe.skipIf(files.length === 0)('the hostile recordings', () => {
  it.each(files)('%s comes out with nothing active', (name) => {
    const events = readEvents(path.join(FOLDER, name));
    sanitiseEvents(events);
    expect(findActive(events)).toEqual([]);
  });

  it('are many', () => {
    expect(files.length).toBeGreaterThan(50);
  });
});

/** Some files are damaged or wrapped on purpose: what can be read of them by plain means. */
function readEvents(file: string): ReplayEvent[] {
  const text = readFileSync(file, 'utf8');
  const parsed = parse(text) ?? text.split('\n').flatMap((line) => parse(line) ?? []);
  const found: ReplayEvent[] = [];
  collect(parsed, found, 0);
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function collect(value: unknown, found: ReplayEvent[], depth: number): void {
  if (isPlainObject(value) && typeof value['type'] === 'number' && typeof value['timestamp'] === 'number') {
    found.push(value as unknown as ReplayEvent);
  } else if (typeof value === 'object' && value !== null && depth < 6) {
    Object.values(value).forEach((inner) => collect(inner, found, depth + 1));
  }
}
