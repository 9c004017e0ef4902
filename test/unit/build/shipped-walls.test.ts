import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { APP_CSP, STAGE_CSP } from '../../../electron/security/csp.ts';
import { VALUE_SWITCHES } from '../../../electron/security/network-off.ts';
import { OPEN_MARK } from '../../helpers/open-walls.ts';

const DIST = path.resolve(import.meta.dirname, '../../../dist');

/** The text of everything that is built into a folder of dist/. */
function read(folder: string): string {
  return readdirSync(path.join(DIST, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

describe('the bundle that is handed out', () => {
  it.each(['electron', 'app', 'stage'])('has nothing in %s by which a test opens a wall', (folder) => {
    const built = read(folder);
    expect(built.length).toBeGreaterThan(1000);
    expect(built).not.toContain(OPEN_MARK);
  });

  it('has every wall in it', () => {
    const [electron, stage] = [read('electron'), read('stage')];
    expect(stage).toContain('embedded-page');
    expect(stage).toMatch(/UNSAFE_replayCanvas:\s*(?:false|!1)/);
    expect(stage).not.toMatch(/UNSAFE_replayCanvas:\s*(?:true|!0)/);
    for (const directive of [APP_CSP, STAGE_CSP].flatMap((policy) => policy.split('; '))) {
      expect(electron).toContain(directive.split(' ')[0]);
    }
    expect(electron).toContain(VALUE_SWITCHES['host-resolver-rules']);
    expect(electron).toContain('onBeforeRequest');
  });
});
