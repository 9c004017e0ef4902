import type { ReactElement } from 'react';
import type { EpochMilliseconds } from '../../../../shared/model/units.ts';
import type { MissingAsset } from '../../../../shared/model/missing-assets.ts';
import { clock, formatTime } from '../../../ui/clock.ts';
import { formatCount } from '../../../ui/format.ts';
import { RecordedText } from '../../../ui/recorded-text.tsx';
import { useStore } from '../../../ui/store.ts';
import { AssetPacks } from './asset-packs-section.tsx';
import { assetPacks } from '../../../app/state/asset-packs.ts';
import { describeMissing, describeNeutralised, describeProgress } from './missing-findings.ts';
import type { WindowFacts } from '../../activity/window-facts.ts';
import findings from './findings.module.css';
import css from './missing-panel.module.css';

const MAX_SHOWN = 100;

interface MissingPanelProps {
  readonly facts: WindowFacts;
  /** The beginning of what the seek bar shows. */
  readonly startMs: EpochMilliseconds;
}

/** What the recorded page loaded from elsewhere, and what it could have done. Addresses are text, never links. */
export function MissingPanel({ facts, startMs }: MissingPanelProps): ReactElement | null {
  const { missing, known } = facts;
  const hasNews = useStore(assetPacks).phase !== 'idle';
  if (!missing) {
    return null;
  }
  const { assets } = missing;
  const neutralised = describeNeutralised(missing);
  return (
    <section aria-label="Missing from this recording" className={css.assets}>
      <h2>Missing from this recording</h2>
      <p className={findings.headline}>
        {describeMissing(missing, known === 1)} {describeProgress(known)}
      </p>
      {(assets.length > 0 || hasNews) && <AssetPacks />}
      {neutralised !== '' && <p className={findings.headline}>{neutralised}</p>}
      {assets.length > 0 && (
        <ul className={findings.findings}>
          {assets.slice(0, MAX_SHOWN).map((asset) => (
            <AssetRow key={`${asset.kind} ${asset.url}`} asset={asset} startMs={startMs} />
          ))}
        </ul>
      )}
      {assets.length > MAX_SHOWN && (
        <p className={findings.headline}>and {formatCount(assets.length - MAX_SHOWN)} more</p>
      )}
    </section>
  );
}

function AssetRow({
  asset,
  startMs,
}: {
  readonly asset: MissingAsset;
  readonly startMs: EpochMilliseconds;
}): ReactElement {
  const choice = useStore(clock);
  return (
    <li className={css.asset} data-filled={asset.isFilled || undefined}>
      <RecordedText text={asset.url} className={css.url} />
      <span className={findings.facts}>
        <span className={css.state}>{asset.isFilled ? 'filled' : 'missing'}</span> · {asset.kind} · ×
        {formatCount(asset.count)} · first at {formatTime(choice, asset.firstMs, startMs)}
      </span>
    </li>
  );
}
