import { readLicence } from './contents.mjs';

const LINE = '-'.repeat(100);

/**
 * The licences of everything that is inside the packages, at length.
 * @param {readonly import('./contents.mjs').Component[]} components
 */
export function writeNotices(components) {
  const parts = components.map(({ name, version, licence, text, inside }) => {
    const label = [name, version].filter(Boolean).join(' ');
    return `${LINE}\n${label} (${licence})${inside ? `, inside ${inside}` : ''}\n\n${text.trim()}\n`;
  });
  const installer = `${LINE}\nNSIS (Zlib), in the setup program for Windows only\n\n${readLicence('nsis.txt')}\n`;
  return [
    'Airgap Replay is made with the work of others. This is what is inside, and under which licences.\n',
    ...parts,
    installer,
  ].join('\n');
}
