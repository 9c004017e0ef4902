/**
 * Which room may import from which. A rule's comment says which door to use instead; `npm run lint` prints it.
 * The paths are regular expressions; `$1` is what the rule's own `from` matched in its brackets.
 */

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

/**
 * Rooms of a floor in the order in which they build on one another: none imports from one that stands behind it.
 * @param {string} floor @param {readonly string[]} rooms @param {string} comment
 */
const inOrder = (floor, rooms, comment) =>
  rooms
    .slice(0, -1)
    .map((room, at) =>
      forbid(
        `${floor}/${room}: not what builds on it`,
        comment,
        { path: `^${floor}/${room}/` },
        { path: `^${floor}/(${rooms.slice(at + 1).join('|')})/` },
      ),
    );

const MEET = 'The renderer and the main process meet only in shared/contract.';
const STAGE_DOOR = 'Only stage/protocol.ts is for the app: what else the stage does, it does on a message.';
const STATE_DOOR = 'The frame imports everything; what others need of it lies in app/state.';
const NETWORK = '^(node:)?(http|https|http2|net|tls|dgram|dns)(/|$)';
const LOWER = 'Move the common part down, or hand it in as a parameter.';

export default {
  forbidden: [
    forbid(
      'no cycles',
      'Two files that need each other are one file, or need a third.',
      {},
      { circular: true },
    ),
    forbid(
      'nothing unused',
      'Nobody imports this file: it is dead, or an entry that build/bundle.mjs should name here.',
      {
        orphan: true,
        pathNot:
          '\\.d\\.ts$|^(electron/preload|electron/cli/main|electron/main|renderer/main)\\.tsx?$|-worker\\.ts$',
      },
      {},
    ),

    forbid(
      'shared is pure',
      'Take what you need as a parameter.',
      { path: '^shared/' },
      { path: '^(electron|renderer)/' },
    ),
    forbid(
      'no machine',
      'shared runs anywhere: take what you need as a parameter. A page asks the main process: add a call to shared/contract.',
      { path: '^(shared|renderer)/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'no Electron',
      'Only the main process knows Electron.',
      { path: '^(shared|renderer)/' },
      { path: '^(node_modules/)?electron(/|$)' },
    ),
    forbid(
      'no network',
      'Nothing on the network, ever.',
      { path: '^(electron|shared|renderer)/' },
      { path: NETWORK },
    ),
    forbid(
      'SQL in its room',
      'SQL belongs to electron/library; call one of its functions.',
      { path: '^(electron|shared|renderer)/', pathNot: '^electron/library/' },
      { path: 'node_modules/better-sqlite3' },
    ),
    forbid('electron: no page', MEET, { path: '^electron/' }, { path: '^renderer/' }),
    forbid('renderer: no process', MEET, { path: '^renderer/' }, { path: '^electron/' }),
    ...inOrder(
      'shared',
      [
        'model',
        'formats',
        'normalise',
        'correct',
        'sanitise',
        'replay',
        'search',
        'story',
        'export',
        'contract',
      ],
      LOWER,
    ),

    forbid(
      'library: no importing',
      'The library does not know about importing; electron/jobs calls both.',
      { path: '^electron/library/' },
      { path: '^electron/(import|assets|jobs|ipc|cli|preview|export)/' },
    ),
    forbid(
      'import: no library',
      'Importing does not know the library; electron/jobs calls both.',
      { path: '^electron/(import|assets)/' },
      { path: '^electron/(library|jobs|ipc|cli|preview|export)/' },
    ),
    forbid(
      'jobs: no window',
      'A job runs without a window too: hand in what it tells.',
      { path: '^electron/jobs/' },
      { path: '^electron/(ipc|cli|preview|export|security)/|^electron/(main|menu|main-window)' },
    ),
    ...inOrder(
      'electron/library',
      ['database', 'custody', 'events', 'packing', 'cases', 'sessions', '(index|list|search|assets)'],
      LOWER,
    ),
    ...inOrder('electron/import', ['unpack', '(reading|sorting)', 'building'], LOWER),
    ...inOrder('electron/import/unpack', ['packings', 'archives'], LOWER),
    ...inOrder('electron/jobs', ['importing', 'indexing', 'assets'], LOWER),

    ...inOrder('renderer', ['ui', 'app/state', 'story', '(library|search|session|preview)'], LOWER),
    forbid(
      'the frame is nobody’s',
      STATE_DOOR,
      { path: '^renderer/', pathNot: '^renderer/(app/|main\\.tsx)' },
      { path: '^renderer/app/', pathNot: '^renderer/app/state/' },
    ),
    forbid(
      'the stage’s door',
      STAGE_DOOR,
      { path: '^renderer/', pathNot: '^renderer/stage/' },
      { path: '^renderer/stage/', pathNot: '^renderer/stage/protocol\\.ts$' },
    ),
    forbid(
      'the stage has no rights',
      'The stage talks to the app through its port only: the app asks the main process for it.',
      { path: '^renderer/stage/' },
      { path: '^renderer/', pathNot: '^renderer/stage/' },
    ),
    forbid(
      'rrweb on the stage',
      'Only renderer/stage plays recordings.',
      { path: '^renderer/', pathNot: '^renderer/stage/' },
      { path: 'node_modules/(rrweb|@rrweb)' },
    ),
    forbid(
      'screens apart',
      'The library and a session meet in app/state only (openSession, opened moment).',
      { path: '^renderer/(library|session|search)/' },
      { path: '^renderer/(library|session|preview)/', pathNot: '^renderer/$1/' },
    ),
    ...inOrder(
      'renderer/session',
      ['(activity|keys)', 'playback', 'items', 'workspace', '(controls|timeline|inspector)'],
      LOWER,
    ),
    ...inOrder('renderer/session/inspector', ['network', 'items', '(bookmarks|details|page|story)'], LOWER),
    ...inOrder('renderer/library', ['(facets|table|imports)', 'welcome'], LOWER),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.css', '.d.ts'] },
  },
};
