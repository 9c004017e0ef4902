import type { ReactElement } from 'react';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { Icon } from '../../ui/icons.tsx';
import { KeepOriginals } from '../imports/keep-originals.tsx';
import { OpenButtons } from '../imports/open-buttons.tsx';
import { IMPORTING_IS_OFF } from '../../app/state/read-only.ts';
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

/** The first screen: what this is, and three ways in. */
export function Welcome(): ReactElement {
  const disabled = useReadOnly();
  return (
    <main className={css.welcome}>
      <div className={css.content}>
        <h1>Open a session replay</h1>
        <p className={css.lead}>
          Drop recordings anywhere in this window: PostHog, rrweb, Sentry and others, as JSON or JSONL, plain
          or packed. They are kept in a library on this computer, and nothing ever leaves it.
        </p>
        <OpenButtons />
        <KeepOriginals />
        <section className={css.samples} aria-labelledby="samples-title">
          <h2 id="samples-title">Try a sample recording</h2>
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
                  <Icon name="play" />
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
