import { recordApplication } from './two-window-form.ts';
import { recordDashboard } from './single-page-app.ts';
import { recordShop } from './shop-checkout.ts';

const RECORDINGS = {
  'shop-checkout': recordShop,
  'two-window-form': recordApplication,
  'single-page-app': recordDashboard,
};

/** Makes the sample recordings anew: all of them at once, or those named on the command line. */
export async function recordSamples(names: string[]): Promise<void> {
  const wanted = Object.entries(RECORDINGS).filter(([name]) => names.length === 0 || names.includes(name));
  await Promise.all(wanted.map(([, record]) => record()));
}

await recordSamples(process.argv.slice(2));
