import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection'];
const banned = (names, message) => names.map((name) => ({ name, message }));

/** A folder's door: what it may not import, and which way to go instead. */
function door(files, patterns, paths = []) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: patterns.map(([group, message]) => ({ group: [group].flat(), message })), paths },
      ],
    },
  };
}

const NO_SQL = ['better-sqlite3', 'SQL belongs to electron/library; call one of its functions.'];
const NO_NETWORK_MODULES = [
  ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'node:dns', 'node:dns/*'],
  'Nothing on the network, ever.',
];

export default tseslint.config(
  { ignores: ['dist/', 'release/', 'node_modules/', 'test/fixtures/', '**/*.d.ts'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      complexity: ['error', 12],
      'consistent-return': 'off',
      curly: 'error',
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-restricted-globals': ['error', ...banned(NETWORK, 'Nothing on the network, ever.')],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
      ],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    ...door(
      ['shared/**'],
      [
        [['electron', 'electron/*', 'node:*'], 'shared runs anywhere: take what you need as a parameter.'],
        [['**/electron/**', '**/renderer/**'], 'shared depends on nothing: move the common part here.'],
        NO_SQL,
      ],
    ),
  },
  {
    ...door(
      ['renderer/**'],
      [
        [
          ['electron', 'electron/*', 'node:*'],
          'The renderer asks the main process: add a call to shared/contract.ts.',
        ],
        ['**/electron/**', 'The renderer and the main process meet only in shared/contract.ts.'],
        [['rrweb*', '@rrweb/*'], 'Only renderer/stage plays recordings.'],
        NO_SQL,
      ],
    ),
  },
  {
    ...door(
      ['renderer/stage/**'],
      [
        [
          ['electron', 'electron/*', 'node:*', '**/electron/**'],
          'The stage talks to the app through its port only.',
        ],
        ['**/api.ts', 'The stage has no rights: the app asks the main process for it.'],
        NO_SQL,
      ],
    ),
  },
  {
    ...door(
      ['electron/**'],
      [['**/renderer/**', 'They meet only in shared/contract.ts.'], NO_NETWORK_MODULES, NO_SQL],
    ),
  },
  {
    ...door(
      ['electron/library/**'],
      [
        ['**/renderer/**', 'They meet only in shared/contract.ts.'],
        ['**/import/**', 'The library does not know about importing; jobs call both.'],
        NO_NETWORK_MODULES,
      ],
    ),
  },
  {
    ...door(
      ['electron/import/**'],
      [
        ['**/renderer/**', 'They meet only in shared/contract.ts.'],
        ['**/library/**', 'Importing does not know the library; jobs call both.'],
        NO_NETWORK_MODULES,
        NO_SQL,
      ],
    ),
  },
  { files: ['electron/cli/**'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['renderer/**'], ...reactHooks.configs.flat.recommended },
  {
    files: ['build/**', 'test/**', 'eslint.config.js'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off', 'no-restricted-globals': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-properties': [
        'error',
        { property: 'waitForTimeout', message: 'Wait for what is meant, or for what comes after it.' },
      ],
    },
  },
  // What is measured begins from rest.
  { files: ['test/bench/**'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['**/*.mjs', 'eslint.config.js'], ...tseslint.configs.disableTypeChecked },
);
