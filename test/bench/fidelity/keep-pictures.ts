import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Measured } from './measure-players.ts';
import type { FidelityRow } from './print-fidelity.ts';

/** Writes, for who looks into it, the truth, what was shown, what differs, and the recordings themselves. */
export function keepPictures(folder: string, rows: readonly FidelityRow[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { recorded, ours, stock } of rows) {
    const { name, recorder, truths, events } = recorded;
    const begin = path.join(folder, `${name}-${recorder}`);
    writeFileSync(`${begin}.json`, JSON.stringify(events));
    truths.forEach((truth) => writeFileSync(`${begin}-${truth.name}-truth.png`, truth.picture));
    const nameOf = (moment: number): string => `${begin}-${truths[moment]?.name ?? ''}`;
    keepLooks(ours, 'ours', nameOf);
    keepLooks(stock, 'stock', nameOf);
  }
}

function keepLooks(measured: Measured, player: string, nameOf: (moment: number) => string): void {
  if ('failure' in measured) {
    return;
  }
  for (const { shown, displaced, styles, details, difference } of measured) {
    const begin = `${nameOf(shown.moment)}-${player}-${shown.way}`;
    writeFileSync(`${begin}.png`, shown.picture);
    if (difference) {
      writeFileSync(`${begin}-diff.png`, difference);
    }
    if (displaced + styles > 0) {
      writeFileSync(`${begin}.txt`, `${details.join('\n')}\n`);
    }
  }
}
