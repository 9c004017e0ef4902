import { Fragment, useState, type ReactElement } from 'react';
import type { AppStatus } from '../../shared/contract/app.ts';
import { explainOwnFiles } from '../../shared/model/own-files.ts';
import { classNames } from '../ui/class-names.ts';
import { Button } from '../ui/button.tsx';
import { formatCount, formatUtc, pluralise } from '../ui/format.ts';
import { Icon } from '../ui/icons.tsx';
import { useStore } from '../ui/store.ts';
import facts from '../ui/facts.module.css';
import panel from '../ui/popover.module.css';
import { listKinds, WALLS, writeStatement } from './seal-words.ts';
import { copyText } from './state/copy-text.ts';
import { appStatus } from './state/status.ts';
import { takenOut } from './state/taken-out.ts';
import css from './network-seal.module.css';

const ID = 'network-seal';

function copyStatement(status: AppStatus, taken: number): void {
  void copyText(writeStatement(status, taken, Date.now()), 'The statement is on the clipboard.');
}

/** How much every wall stopped, and, on a click, which of them did. */
export function NetworkSeal(): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const status = useStore(appStatus);
  const { byPolicy, bySession } = status?.stopped ?? { byPolicy: 0, bySession: 0 };
  const byRewriting = useStore(takenOut);
  const kinds = listKinds(status?.stopped.kinds ?? {});
  const all = byRewriting + byPolicy + bySession;
  return (
    <>
      <button
        type="button"
        className={css.seal}
        popoverTarget={ID}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
      >
        <Icon name="shield" size={15} /> Network sealed · {pluralise(all, 'request')} stopped
      </button>
      <div
        id={ID}
        popover="auto"
        role="dialog"
        aria-label="What was stopped"
        className={classNames(panel.popover, css.panel)}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && (
          <>
            <p>
              Nothing that a recording asks for leaves this computer.
              {status && ` Stopped since ${formatUtc(status.startedAtMs)}:`}
            </p>
            <dl className={facts.facts}>
              <dt>Taken out</dt>
              <dd>{formatCount(byRewriting)} in the recording that is open, before it is played</dd>
              <dt>Refused</dt>
              <dd>{formatCount(byPolicy)} by the page’s policy</dd>
              <dt>Cancelled</dt>
              <dd>{formatCount(bySession)} on the way out</dd>
              {kinds !== '' && (
                <>
                  <dt>By kind</dt>
                  <dd>{kinds}</dd>
                </>
              )}
            </dl>
            <h2>How</h2>
            <dl className={facts.facts}>
              {WALLS.map(([name, does]) => (
                <Fragment key={name}>
                  <dt>{name}</dt>
                  <dd>{does}</dd>
                </Fragment>
              ))}
              <dt>App files</dt>
              <dd>{status && explainOwnFiles(status.ownFiles)}</dd>
            </dl>
            <div className={css.actions}>
              <Button disabled={!status} onClick={() => status && copyStatement(status, byRewriting)}>
                Copy statement
              </Button>
            </div>
          </>
        )}
      </div>
    </>
  );
}
