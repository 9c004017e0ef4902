import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { inRoot } from '../../../../build/setup/paths.mjs';
import type { WritableLibrary } from '../../../../electron/library/database/library.ts';
import { listSessions, readSession } from '../../../../electron/library/sessions/sessions.ts';
import {
  checkRedaction,
  redactedEvents,
  surveySession,
} from '../../../../electron/redaction/redact-session.ts';
import type { SessionDetails } from '../../../../shared/model/session.ts';
import { EventRedactor } from '../../../../shared/redaction/event-redactor.ts';
import type { RedactionRules } from '../../../../shared/redaction/rules.ts';
import { importInto } from '../../../helpers/import-into.ts';
import { makeLibrary } from '../../../helpers/open-library.ts';
import { scanInPython } from '../../../helpers/scan-in-python.ts';
import { makeTempFolder } from '../../../helpers/temp-folder.ts';

const VALUES = ['ada@shop.example', 'Ada Example'];
const RULES: RedactionRules = {
  version: 1,
  mask: 'layout',
  rules: [
    { id: 'mail', kind: 'detector', detector: 'email' },
    { id: 'name', kind: 'text', text: 'Ada Example' },
    { id: 'none', kind: 'text', text: 'not in there' },
  ],
  exceptions: [],
};

function theOnly(library: WritableLibrary): SessionDetails {
  const details = readSession(library, listSessions(library)[0]?.id ?? '');
  if (!details) {
    throw new Error('there is no session');
  }
  return details;
}

async function importSample() {
  const library = makeLibrary();
  await importInto(library, inRoot('test/fixtures/samples/shop-checkout.json'));
  return { library, details: theOnly(library) };
}

it('tells by rule what would be removed from a recording, and that nothing is left', async () => {
  const { library, details } = await importSample();
  const { rules, values, residues } = checkRedaction(library, details, RULES);
  expect(rules.map(({ id, hits }) => [id, hits > 2])).toEqual([
    ['mail', true],
    ['name', true],
    ['none', false],
  ]);
  // What was typed on the way to the address is one already from some letter on.
  expect(values).toBeGreaterThanOrEqual(2);
  expect(residues.found).toEqual({});
  expect(residues.pictures).toBe(0);
});

it('leaves no value and no beginning of what was typed, which a stranger’s scanner finds before', async () => {
  const { library, details } = await importSample();
  const plan = surveySession(library, details, RULES);
  const redacted = [...redactedEvents(library, details, new EventRedactor(plan))].map(({ event }) => event);
  const nothing = new EventRedactor({
    ...plan,
    values: new Map(),
    fields: new Map(),
    rules: { ...RULES, rules: [] },
  });
  const plain = [...redactedEvents(library, details, nothing)].map(({ event }) => event);
  expect(scanInPython(VALUES, plain)).toMatchObject({
    found: VALUES.toSorted(),
    beginnings: VALUES.toSorted(),
  });
  expect(scanInPython(VALUES, redacted)).toEqual({ found: [], beginnings: [] });
  expect(redacted).toHaveLength(plain.length);
});

it('makes a recording that is imported without any finding of its own', async () => {
  const { library, details } = await importSample();
  const redactor = new EventRedactor(surveySession(library, details, RULES));
  const file = path.join(makeTempFolder(), 'redacted.jsonl');
  const lines = Array.from(redactedEvents(library, details, redactor), ({ event }) => JSON.stringify(event));
  writeFileSync(file, lines.join('\n'));
  const other = makeLibrary();
  const report = await importInto(other, file);
  expect(report.status).toBe('imported');
  const again = theOnly(other);
  expect(again.session.health).toEqual(details.session.health);
  expect(again.session.events).toBe(details.session.events);
  expect(again.session.id).not.toBe(details.session.id);
});
