import { useState, type ReactElement } from 'react';
import type { AssetReport } from '../../../../shared/model/asset-report.ts';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';
import { useReadOnly } from '../../../app/state/status.ts';
import { CHANGING_IS_OFF } from '../../../app/state/read-only.ts';
import { Button } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { RecordedText } from '../../../ui/recorded-text.tsx';
import { useStore } from '../../../ui/store.ts';
import {
  assetPacks,
  cancelAssetPack,
  pickAssetPack,
  type AssetPacksState,
} from '../../../app/state/asset-packs.ts';
import { describeAssetProgress, describeAssetReport, describeRefusal } from './asset-report-words.ts';
import findings from './findings.module.css';
import menu from '../../../ui/menu.module.css';
import css from './asset-packs-section.module.css';

/** Fills what is missing from an asset pack that the user chooses, and shows the result. */
export function AssetPacks(): ReactElement {
  const state = useStore(assetPacks);
  return (
    <div className={css.packs}>
      <FillMenu />
      {state.phase === 'reading' && (
        <div className={css.progress}>
          <progress aria-label="Reading the asset pack" />
          <Button onClick={cancelAssetPack}>Cancel</Button>
        </div>
      )}
      <div role="status" className={css.outcome}>
        <Outcome state={state} />
      </div>
    </div>
  );
}

const KINDS = [
  { kind: 'file', label: 'From a file (ZIP, HAR, WACZ)…' },
  { kind: 'folder', label: 'From a folder…' },
] as const;

function FillMenu(): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const isOff = useReadOnly();
  return (
    <Popover
      label="Fill from an asset pack"
      icon="folder"
      disabled={isOff}
      title={isOff ? CHANGING_IS_OFF : undefined}
      isOpen={isOpen}
      onToggle={setIsOpen}
    >
      {(close) => (
        <ul className={menu.list}>
          {KINDS.map(({ kind, label }) => (
            <li key={kind} className={menu.row}>
              <button
                type="button"
                className={menu.item}
                onClick={() => {
                  close();
                  pickAssetPack(kind);
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

function Outcome({ state }: { readonly state: AssetPacksState }): ReactElement | null {
  switch (state.phase) {
    case 'idle':
      return null;
    case 'reading':
      return <p className={findings.headline}>{describeAssetProgress(state.progress)}</p>;
    case 'failed':
      return <p className={css.problem}>The asset pack could not be read: {toVisibleText(state.message)}</p>;
    case 'done':
      return <Report report={state.report} />;
  }
}

function Report({ report }: { readonly report: AssetReport }): ReactElement {
  return (
    <>
      <p>{describeAssetReport(report)}</p>
      {report.refused.map(({ reason, count, examples }) => (
        <details key={reason} className={css.refusal}>
          <summary>{describeRefusal(reason, count)}</summary>
          <ul>
            {examples.map((example) => (
              <li key={example}>
                <RecordedText text={example} />
              </li>
            ))}
            {count > examples.length && <li>and {count - examples.length} more</li>}
          </ul>
        </details>
      ))}
    </>
  );
}
