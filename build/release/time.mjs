import { spawnSync } from 'node:child_process';
import { findKit } from '../setup/kit.mjs';
import { ROOT } from '../setup/paths.mjs';
import { SetupError } from '../setup/say.mjs';

/**
 * The one time that stands in every artefact: SOURCE_DATE_EPOCH, or else that of the commit, which an offline kit tells.
 * @returns {number} seconds since 1970
 */
export function chooseTime() {
  const told = process.env['SOURCE_DATE_EPOCH'] ?? findKit()?.time;
  const time =
    told ?? spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT, encoding: 'utf8' }).stdout;
  const seconds = Number(String(time ?? '').trim() || NaN);
  if (!Number.isSafeInteger(seconds) || seconds < 0) {
    throw new SetupError(
      'the time of this release is not known: these sources are no git checkout. Set SOURCE_DATE_EPOCH to seconds since ' +
        '1970, the same for everybody who builds this release.',
    );
  }
  return seconds;
}
