import { expect, it } from 'vitest';
import { makePng } from '../helpers/make-png.ts';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

it('carries cases, exhibits with their pictures, and the log of all that, to the page', async () => {
  await app.begin([SAMPLES.shop]);
  const done = await app.page.evaluate(
    async (png) => {
      const { replay } = window;
      const told: string[] = [];
      const end = replay.on('casesChanged', ({ caseId }) => told.push(caseId));
      const valueOf = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
        if (!result.ok) {
          throw new Error(result.error.message);
        }
        return result.value;
      };
      const filter = { values: {}, ranges: {} };
      const sort = { by: 'started', descending: true } as const;
      const [sessionId = ''] = valueOf(await replay.listSessionIds({ filter, sort, offset: 0, limit: 1 }));
      const { session } = valueOf(await replay.readSession({ sessionId, isPreview: true }));
      const draft = {
        title: 'Refund',
        reference: '',
        description: '',
        examiner: { name: '', organisation: '' },
      };
      const caseId = valueOf(await replay.createCase({ draft }));
      const place = { sessionId, windowNumber: 1, fromMs: session.startedAtMs + 1000, toMs: null };
      const words = { caption: 'The cart', notes: '', author: 'Ada' };
      const picture = { png: new Uint8Array(png), width: 8, height: 4, scale: 1 };
      const number = valueOf(
        await replay.addExhibit({ caseId, exhibit: { ...words, kind: 'still', place, picture } }),
      );
      valueOf(await replay.setLegalHold({ caseId, isHeld: true }));
      const refused = await replay.removeSessions({ sessionIds: [sessionId] });
      const read = valueOf(await replay.readExhibitPicture({ caseId, number }));
      const { entries } = valueOf(await replay.listCustody({ subject: { kind: 'case', id: caseId } }));
      const check = valueOf(await replay.checkCustody({}));
      end();
      return {
        caseId,
        told,
        refused,
        png: Array.from(read ?? []),
        actions: entries.map(({ action }) => action),
        exhibits: valueOf(await replay.listExhibits({ caseId })),
        details: valueOf(await replay.readCase({ caseId })),
        broken: check.broken,
        cases: valueOf(await replay.listCases({})).map(({ title }) => title),
      };
    },
    [...makePng(8, 4)],
  );
  expect(done.png).toEqual([...makePng(8, 4)]);
  expect(done.told).toEqual(Array(3).fill(done.caseId));
  expect(done.refused).toMatchObject({ ok: false, error: { code: 'legal-hold' } });
  expect(done.actions).toEqual(['case-made', 'case-session-added', 'exhibit-made', 'hold-set']);
  expect(done.exhibits).toMatchObject([{ number: 1, caption: 'The cart', picture: { width: 8, height: 4 } }]);
  expect(done.details).toMatchObject({ sessions: 1, exhibits: 1, isHeld: true });
  expect([done.broken, done.cases]).toEqual([null, ['Refund']]);
  await app.expectNoErrors();
});

it('notes how long a session was open, when it is left', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.button('Back to the library').click();
  const visits = (): Promise<unknown> =>
    app.page.evaluate(async () => {
      const page = await window.replay.listCustody({ actions: ['watch'] });
      return page.ok
        ? page.value.entries.map(({ details }) => Number.isInteger(details['seconds']))
        : page.error;
    });
  await expect.poll(visits).toEqual([true]);
  await app.expectNoErrors();
});
