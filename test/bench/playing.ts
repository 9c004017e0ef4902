import { parseArgs } from 'node:util';
import { benchFidelity } from './fidelity/fidelity-bench.ts';
import { benchSearch } from './library/search-bench.ts';
import { benchLibrary } from './library/library-bench.ts';
import { benchStart } from './start/start-bench.ts';
import { benchPlaying, isAppKind } from './playing-bench.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '10,100,1000' },
    apps: { type: 'string', default: 'table,single-page,feed' },
    seeks: { type: 'string', default: '100' },
    sessions: { type: 'string', default: '10000' },
    items: { type: 'string', default: '100' },
    turns: { type: 'string', default: '15' },
    pages: { type: 'string', default: '' },
    recorders: { type: 'string', default: 'rrweb,posthog' },
    'posthog-every': { type: 'string', default: '3' },
    'at-once': { type: 'string', default: '4' },
    keep: { type: 'string' },
  },
});

if (positionals[0] === 'fidelity') {
  await benchFidelity(process.execPath, {
    pages: values.pages.split(',').filter((name) => name !== ''),
    recorders: values.recorders.split(',').filter((name) => name === 'rrweb' || name === 'posthog'),
    posthogEvery: values.pages === '' ? Number(values['posthog-every']) : 1,
    atOnce: Number(values['at-once']),
    keep: values.keep,
  });
} else if (positionals[0] === 'start') {
  const library = { sessions: Number(values.sessions), itemsEach: Number(values.items) };
  await benchStart(process.execPath, library, Number(values.turns));
} else if (positionals[0] === 'search') {
  await benchSearch(process.execPath, Number(values.sessions), Number(values.items));
} else if (positionals[0] === 'library') {
  await benchLibrary(process.execPath, Number(values.sessions), Number(values.items));
} else {
  await benchPlaying(process.execPath, {
    sizes: values.sizes.split(',').map(Number),
    apps: values.apps.split(',').filter(isAppKind),
    seeks: positionals[0] === 'open' ? 1 : Number(values.seeks),
  });
}
