import { readdirSync } from 'node:fs';
import path from 'node:path';
import { errorMessage } from '../../../shared/error-message.ts';
import { openBrowser, type Browser } from '../browser.ts';
import type { RecorderName } from '../recorders.ts';
import { startSite, type RunningSite, type Site } from '../site.ts';
import { DESKTOP, FIDELITY_HOST, recordPage, type RecordedPage } from './record-page.ts';
import { FIDELITY_PAGES, PARTS_FOLDER, type FidelityPage } from './steps.ts';

/** Where pages ask for pictures and sheets that no recording holds. */
const REMOTE_HOST = 'remote.example';

/** A page that could not be recorded. */
export interface UnrecordedPage {
  readonly name: string;
  readonly recorder: RecorderName;
  readonly reason: string;
}

export type CorpusPage = RecordedPage | UnrecordedPage;

/**
 * Records pages with a recorder, several at a time, each in a browser of its own.
 * @param tell is called after each
 */
export async function recordCorpus(
  pages: readonly FidelityPage[],
  recorder: RecorderName,
  atOnce: number,
  tell: () => void,
): Promise<CorpusPage[]> {
  const site = await startSite(siteOf(recorder));
  const waiting = pages.entries();
  const recorded: CorpusPage[] = [];
  const work = async (): Promise<void> => {
    const browser = await openFixed(site);
    try {
      for (const [at, page] of waiting) {
        recorded[at] = await attempt(browser, site, page, recorder);
        tell();
      }
    } finally {
      await browser.close();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(atOnce, pages.length) }, work));
  } finally {
    site.close();
  }
  return recorded;
}

async function attempt(
  browser: Browser,
  site: RunningSite,
  page: FidelityPage,
  recorder: RecorderName,
): Promise<CorpusPage> {
  try {
    return await recordPage(browser, site, page, recorder);
  } catch (error) {
    return { name: page.name, recorder, reason: errorMessage(error) };
  }
}

async function openFixed(site: RunningSite): Promise<Browser> {
  const browser = await openBrowser(site);
  await browser.app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.setContentSize(width, height);
  }, DESKTOP);
  browser.page.setDefaultTimeout(10_000);
  return browser;
}

function siteOf(recorder: RecorderName): Site {
  const files = readdirSync(FIDELITY_PAGES).map((file) => [`/${path.parse(file).name}`, file]);
  const parts = readdirSync(path.join(FIDELITY_PAGES, PARTS_FOLDER)).map((file) => [
    `/${PARTS_FOLDER}/${file}`,
    `${PARTS_FOLDER}/${file}`,
  ]);
  return {
    host: FIDELITY_HOST,
    otherHosts: [REMOTE_HOST],
    folder: 'fidelity',
    recorder,
    scope: 'all',
    pages: Object.fromEntries([...files, ...parts]) as Record<string, string>,
    api: () => undefined,
  };
}
