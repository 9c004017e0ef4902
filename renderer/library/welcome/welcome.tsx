import type { ReactElement } from 'react';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { AppMark } from '../../ui/app-mark.tsx';
import { Icon } from '../../ui/icons.tsx';
import { OpenButtons } from '../imports/open-buttons.tsx';
import { OriginalsLine } from '../imports/originals-line.tsx';
import { IMPORTING_IS_OFF } from '../../app/state/read-only.ts';
import { RecentLibraries } from './recent-libraries.tsx';
import css from './welcome.module.css';

interface Sample {
  readonly name: CallInput<'importSample'>['name'];
  readonly title: string;
  readonly about: string;
}

const SAMPLES: readonly Sample[] = [
  { name: 'shop', title: 'A shop checkout', about: 'Console and network events, a payment that fails' },
  { name: 'form', title: 'A form in two windows', about: 'One session, two browser windows' },
  { name: 'app', title: 'A single-page app', about: 'Several minutes, with idle spans' },
];

/** The first screen: what this is, where recordings are dropped, and samples to try it with. */
export function Welcome(): ReactElement {
  const disabled = useReadOnly();
  return (
    <main className={css.welcome} data-help="welcome">
      <div className={css.content}>
        <header className={css.name}>
          <AppMark size={44} />
          <div>
            <h1>Airgap Replay</h1>
            <p className={css.about}>Offline viewer for session replays</p>
          </div>
        </header>
        <section className={css.drop} aria-label="Import recordings">
          <Icon name="save" size={28} />
          <p className={css.lead}>Drop recordings here</p>
          <p className={css.about}>
            PostHog, rrweb, Sentry and others, as JSON or JSONL, plain or packed (zip, gz, zst)
          </p>
          <OpenButtons />
          <OriginalsLine className={css.about} />
        </section>
        <p className={css.seal}>
          <Icon name="shield" /> Network sealed: recordings stay in a library on this computer, and nothing
          ever leaves it.
        </p>
        <RecentLibraries />
        <section className={css.samples} aria-labelledby="samples-title">
          <h2 id="samples-title">Or try a sample</h2>
          <ul>
            {SAMPLES.map(({ name, title, about }) => (
              <li key={name}>
                <button
                  type="button"
                  className={css.sample}
                  disabled={disabled}
                  title={disabled ? IMPORTING_IS_OFF : undefined}
                  onClick={() => void unwrap(api.importSample({ name }), reportProblem)}
                >
                  <span className={css.title}>{title}</span>
                  <span className={css.about}>{about}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}
