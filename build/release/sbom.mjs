import { createHash } from 'node:crypto';

/** @typedef {import('./contents.mjs').Component} Component */

const VERSION_5 = 0x50;
const VARIANT = 0x80;

/**
 * The bill of materials, in CycloneDX's form: the same for the same contents.
 * @param {{ version: string, time: number, forTesting: boolean }} release
 * @param {readonly Component[]} components
 * @returns {string} JSON
 */
export function writeSbom({ version, time, forTesting }, components) {
  const app = describe({ name: 'airgap-replay', version, purl: 'pkg:generic/airgap-replay' });
  const refOf = (/** @type {string} */ name) => components.filter((each) => each.name === name).map(toPurl);
  const carried = (/** @type {string | undefined} */ name) =>
    components.filter((each) => each.inside === name).map(toPurl);
  const contents = {
    metadata: {
      timestamp: new Date(time * 1000).toISOString(),
      component: { ...app, type: 'application' },
      properties: [{ name: 'airgap-replay:for-testing', value: String(forTesting) }],
    },
    components: components.map((each) => ({
      ...describe(each),
      licenses: [{ license: { id: each.licence } }],
    })),
    dependencies: [
      { ref: app['bom-ref'], dependsOn: carried(undefined) },
      ...[...new Set(components.map((each) => each.inside))].flatMap((name) =>
        name === undefined ? [] : [{ ref: String(refOf(name)[0]), dependsOn: carried(name) }],
      ),
    ],
  };
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(contents))}`;
  const head = { bomFormat: 'CycloneDX', specVersion: '1.5', serialNumber, version: 1 };
  return `${JSON.stringify({ ...head, ...contents }, undefined, 2)}\n`;
}

/** @param {{ name: string, version: string | undefined, purl: string, inside?: string | undefined }} component */
function describe(component) {
  const { name, version } = component;
  const purl = version === undefined ? component.purl : `${component.purl}@${version}`;
  return { type: 'library', 'bom-ref': toPurl(component), name, ...(version ? { version } : {}), purl };
}

/** @param {{ version: string | undefined, purl: string, inside?: string | undefined }} component */
function toPurl({ version, purl, inside }) {
  return `${purl}${version ? `@${version}` : ''}${inside ? `#inside-${inside}` : ''}`;
}

/**
 * A name-based UUID: the same text has the same.
 * @param {string} text
 * @returns {string}
 */
export function uuidOf(text) {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | VERSION_5, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | VARIANT, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
