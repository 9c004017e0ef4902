import { parseArgs } from 'node:util';
import { benchImport } from './import-bench.ts';

const USAGE = `Usage:
  npm run bench -- import [--sizes 10,100,1000] [--turns 3]
  npm run bench -- seek [--sizes 10,100,1000] [--apps table,single-page,feed] [--seeks 100]
  npm run bench -- open [--sizes 10,100,1000] [--apps table,single-page,feed]
  npm run bench -- library [--sessions 10000] [--items 100]
  npm run bench -- search [--sessions 10000] [--items 100]
  npm run bench -- fidelity [--pages css-nesting,popover] [--recorders rrweb,posthog] [--posthog-every 3]
                            [--at-once 4] [--keep DIR]
`;
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '10,100,1000' },
    turns: { type: 'string', default: '3' },
  },
});

if (positionals[0] === 'import') {
  await benchImport(values.sizes.split(',').map(Number), Number(values.turns));
} else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
