import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Frame } from 'playwright';
import { readPage } from '../../record/fidelity/page-reading.ts';
import { LOOKED_AT, type Look } from './fidelity-player.ts';

/** Reads and pictures a replayed document. @param frame holds it @param client of the window that it is shown in */
export async function takeLook(frame: Frame, client: CDPSession): Promise<Look> {
  await sleep(LOOKED_AT);
  await frame.evaluate(waitUntilLoaded);
  const reading = await frame.evaluate(readPage);
  const element = await frame.frameElement();
  const box = await element.boundingBox();
  if (!box) {
    throw new Error('the replayed page is not on the screen');
  }
  const clip = { ...box, x: Math.round(box.x), y: Math.round(box.y), scale: 1 };
  const { data } = await client.send('Page.captureScreenshot', { format: 'png', clip });
  return { picture: Buffer.from(data, 'base64'), reading };
}

/** Has a document that is not the live page's drawn by a rule of ours. */
export async function addRule(frame: Frame, rule: string): Promise<void> {
  await frame.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, rule);
}

async function waitUntilLoaded(): Promise<void> {
  const soon = new Promise((resolve) => setTimeout(resolve, 1000));
  const pictures = Array.from(document.images, (image) => image.decode());
  await Promise.race([Promise.allSettled([...pictures, document.fonts.ready]), soon]);
}
