import { expect, it } from 'vitest';
import { posthogClickhouse } from '../../../../../shared/formats/posthog/posthog-clickhouse.ts';
import { readFormat } from '../../../../helpers/read-format.ts';

it('leaves out and counts a product event that is nested too deeply, and keeps the others', () => {
  // Keys that are numbers: V8 writes such objects by its stack.
  const deep = `${'{"1":'.repeat(30_000)}1${'}'.repeat(30_000)}`;
  const row = (event: string, properties: string): string =>
    `{"event":"${event}","timestamp":"2025-05-14 15:37:16.454000","properties":${properties}}`;
  const text = `{"meta":[],"data":[${row('deep', deep)},${row('$pageview', '{"a":1}')}],"rows":2}`;
  const { productEvents, warnings } = readFormat(posthogClickhouse, text);
  expect(productEvents.map(({ name, propertiesJson }) => [name, propertiesJson])).toEqual([
    ['$pageview', '{"a":1}'],
  ]);
  expect(warnings).toEqual([{ code: 'bad-product-event', at: 1 }]);
});

it('counts rows that say nothing of a recording', () => {
  const text = '{"meta":[],"data":[{"session_id":"s"},{"uuid":"u"},7],"rows":3}';
  const { descriptions, warnings } = readFormat(posthogClickhouse, text);
  expect([descriptions, warnings]).toEqual([
    [{ sourceId: 's' }],
    [
      { code: 'not-replay-data', at: 2 },
      { code: 'not-replay-data', at: 3 },
    ],
  ]);
});
