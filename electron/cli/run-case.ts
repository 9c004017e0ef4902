import { exhibitLabel, type Exhibit, type ExhibitPlace } from '../../shared/model/exhibit.ts';
import type { SessionDetails } from '../../shared/model/session.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import { fail, mapResult, succeed, type Result } from '../../shared/result.ts';
import { addSession } from '../library/cases/case-sessions.ts';
import { closeCase, createCase, listCases, readCase } from '../library/cases/cases.ts';
import { addExhibit, listExhibits } from '../library/cases/exhibits.ts';
import type { WritableLibrary } from '../library/database/library.ts';
import { openForReading } from '../library/database/open.ts';
import { readSession } from '../library/sessions/sessions.ts';
import { openToChange } from './open-to-change.ts';
import type { CaseCommand, CaseOrder } from './parse-case.ts';
import { print, tell } from './print.ts';

type Addition = Extract<CaseOrder, { kind: 'add' }>;

/** `case …`. @returns the exit code @throws LibraryError */
export async function runCase({ library: folder, order }: CaseCommand): Promise<number> {
  switch (order.kind) {
    case 'create':
      return change(folder, (library) => mapResult(createCase(library, toDraft(order)), (id) => ({ id })));
    case 'add':
      return change(folder, (library) => add(library, order));
    case 'close':
      return change(folder, (library) =>
        mapResult(closeCase(library, order.caseId), () => ({ id: order.caseId })),
      );
    case 'list':
      return show(succeed({ cases: listCases(openForReading(folder)) }));
    case 'show':
      return showCase(folder, order.caseId);
  }
}

async function change(folder: string, work: (library: WritableLibrary) => Result<object>): Promise<number> {
  const library = openToChange(folder);
  if (!library) {
    return 1;
  }
  try {
    return await show(work(library));
  } finally {
    library.database.close();
  }
}

async function show(result: Result<object>): Promise<number> {
  if (!result.ok) {
    tell(result.error.message);
    return 1;
  }
  await print(`${JSON.stringify(result.value)}\n`);
  return 0;
}

async function showCase(folder: string, caseId: string): Promise<number> {
  const library = openForReading(folder);
  const found = readCase(library, caseId);
  if (!found) {
    return show(fail('no-such-case', `The library has no case ${caseId}. “case list” shows the ids it has.`));
  }
  const { sessionList, ...told } = found;
  const exhibits = listExhibits(library, caseId).map(toPrinted);
  return show(succeed({ ...told, sessions: sessionList, exhibits }));
}

function toPrinted(exhibit: Exhibit): object {
  return { exhibit: exhibitLabel(exhibit.number), ...exhibit };
}

function toDraft({ title, reference }: Extract<CaseOrder, { kind: 'create' }>) {
  return { title, reference, description: '', examiner: { name: '', organisation: '' } };
}

function add(library: WritableLibrary, addition: Addition): Result<object> {
  const { caseId, sessionId, fromMs, toMs, caption } = addition;
  const details = readSession(library, sessionId);
  if (!details) {
    return fail('no-such-session', `The library has no session ${sessionId}. “list” shows the ids it has.`);
  }
  if (fromMs === undefined) {
    return mapResult(addSession(library, caseId, sessionId), () => ({ id: caseId, exhibit: null }));
  }
  const place = findPlace(details, fromMs, toMs);
  if (!place.ok) {
    return place;
  }
  const kind = toMs === undefined ? 'moment' : 'range';
  const words = { caption, notes: '', author: '' };
  return mapResult(addExhibit(library, caseId, { ...words, kind, place: place.value }), (number) => ({
    id: caseId,
    exhibit: exhibitLabel(number),
    number,
  }));
}

/** Times are those that `timeline` prints, or counted from where the session begins: the two are never near each other. */
function findPlace(
  { session, windows }: SessionDetails,
  fromMs: Milliseconds,
  toMs: Milliseconds | undefined,
): Result<ExhibitPlace> {
  const toEpoch = (ms: Milliseconds): number => (ms < session.startedAtMs ? session.startedAtMs + ms : ms);
  const from = toEpoch(fromMs);
  const to = toMs === undefined ? null : toEpoch(toMs);
  if (from > session.endedAtMs || (to !== null && (to > session.endedAtMs || to < from))) {
    const length = Math.round(session.endedAtMs - session.startedAtMs);
    return fail('not-in-session', `That is not in the session, which is ${length} ms long.`);
  }
  const shown = windows.filter(({ startedAtMs, endedAtMs }) => startedAtMs <= from && from <= endedAtMs);
  const windowNumber = (shown.at(-1) ?? windows[0])?.number ?? 1;
  return succeed({ sessionId: session.id, windowNumber, fromMs: from, toMs: to });
}
