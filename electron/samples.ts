import path from 'node:path';
import { app } from 'electron';

const FILES = {
  shop: 'shop-checkout.json',
  form: 'two-window-form.jsonl',
  app: 'single-page-app.json',
} as const;

export type SampleName = keyof typeof FILES;

/** Where a sample recording lies: beside the app's resources when packaged, in the checkout otherwise. */
export function samplePath(name: SampleName): string {
  const folder = app.isPackaged
    ? path.join(process.resourcesPath, 'samples')
    : path.join(app.getAppPath(), 'test/fixtures/samples');
  return path.join(folder, FILES[name]);
}
