import { api, settle } from '../../app/state/api.ts';
import type { StageLink } from './stage-link.ts';

/** The version of the asset table that each stage has. */
const given = new WeakMap<StageLink, number>();

/** Gives a stage the asset table, unless it has the current one. Without it, what is missing stays missing. */
export async function giveAssets(link: StageLink | undefined): Promise<void> {
  if (!link) {
    return;
  }
  const table = await settle(api.readAssetTable({ knownVersion: given.get(link) ?? 0 }));
  if (table.ok && table.value) {
    given.set(link, table.value.version);
    link.send({ kind: 'setAssets', entries: table.value.entries });
  }
}
