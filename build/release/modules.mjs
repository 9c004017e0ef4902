import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';

/**
 * A package whose code is in what the bundler made.
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} licence
 * @property {string} author
 * @property {string} folder
 */

/**
 * Lists the packages that the bundler takes code from. `npm sbom` cannot: it only knows what would be installed.
 * @returns {{ plugin: import('vite').Plugin, packages: () => BundledPackage[] }}
 */
export function createModuleList() {
  /** @type {Set<string>} */
  const folders = new Set();
  return {
    plugin: {
      name: 'list-modules',
      generateBundle(_options, output) {
        for (const file of Object.values(output)) {
          (file.type === 'chunk' ? file.moduleIds : []).forEach((id) => addFolder(folders, id));
        }
      },
    },
    packages: () => [...folders].map(readPackage).sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

/**
 * @param {Set<string>} folders
 * @param {string} id of a module: its path, perhaps with marks of the bundler before and after it
 */
function addFolder(folders, id) {
  if (id.startsWith('\0rolldown/')) {
    folders.add(inRoot('node_modules/rolldown'));
    return;
  }
  const folder = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/?]+)/.exec(id)?.[1];
  if (folder !== undefined) {
    folders.add(folder);
  }
}

/**
 * What a package says of itself.
 * @param {string} folder
 * @returns {BundledPackage}
 */
export function readPackage(folder) {
  const told = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return {
    name: told.name,
    version: told.version,
    licence: told.license,
    author: typeof told.author === 'string' ? told.author : (told.author?.name ?? ''),
    folder,
  };
}
