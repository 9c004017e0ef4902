import { createHash } from 'node:crypto';
import { MAX_ASSETS, MAX_PACK_BYTES } from '../../assets/limits.ts';
import type { AssetEntry } from '../../../shared/assets/asset-table.ts';
import type { PackItem } from '../../assets/pack-item.ts';
import type { AssetRefusal, AssetReport, RefusedAssets } from '../../../shared/model/asset-report.ts';
import type { Bytes } from '../../../shared/model/units.ts';
import { insertAsset } from '../../library/assets/assets.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import { retryWhenBusy } from '../../library/database/retry-when-busy.ts';

const MAX_EXAMPLES = 5;
const MAX_EXAMPLE_CHARACTERS = 300;

/** Stores what packs hold in the library, and counts it. */
export class AssetIntake {
  private readonly library: WritableLibrary;
  /** What the library holds by now, by key. */
  private readonly held: Map<string, string>;
  private readonly refused = new Map<AssetRefusal, { count: number; readonly examples: string[] }>();
  private bytes: Bytes = 0;
  private known = 0;
  taken = 0;

  /** @param held what is there already */
  constructor(library: WritableLibrary, held: readonly AssetEntry[]) {
    this.library = library;
    this.held = new Map(held.map(({ key, sha256 }) => [key, sha256]));
  }

  async take(item: PackItem): Promise<void> {
    if (item.kind === 'refused') {
      return this.refuse(item.reason, item.place);
    }
    const { key, bytes } = item;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const held = this.held.get(key);
    if (held === sha256) {
      this.known++;
      return;
    }
    const isTooMany = held === undefined && this.held.size >= MAX_ASSETS;
    if (isTooMany || this.bytes + bytes.length > MAX_PACK_BYTES) {
      return this.refuse('too-many', key);
    }
    await retryWhenBusy(() => insertAsset(this.library, { ...item, sha256 }));
    this.held.set(key, sha256);
    this.bytes += bytes.length;
    this.taken++;
  }

  refuse(reason: AssetRefusal, place: string): void {
    const found = this.refused.get(reason) ?? { count: 0, examples: [] };
    this.refused.set(reason, found);
    found.count++;
    if (place !== '' && found.examples.length < MAX_EXAMPLES) {
      found.examples.push(place.slice(0, MAX_EXAMPLE_CHARACTERS));
    }
  }

  get counts(): Pick<AssetReport, 'taken' | 'known' | 'refused'> {
    const refused: RefusedAssets[] = [...this.refused].map(([reason, found]) => ({ reason, ...found }));
    return { taken: this.taken, known: this.known, refused };
  }
}
