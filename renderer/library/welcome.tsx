import type { ReactElement } from 'react';
import type { CallInput } from '../../shared/contract.ts';
import { api, unwrap } from '../api.ts';
import { reportProblem } from '../app-state.ts';
import { Icon } from '../ui/icons.tsx';
import { OpenButtons } from './open-buttons.tsx';

interface Sample {
  readonly name: CallInput<'importSample'>['name'];
  readonly title: string;
  readonly about: string;
}

const SAMPLES: readonly Sample[] = [
  { name: 'shop', title: 'A shop checkout', about: 'Console and network events, a payment that fails' },
  { name: 'form', title: 'A form in two windows', about: 'One session, two browser windows' },
  { name: 'app', title: 'A single-page app', about: 'Several minutes, with idle stretches' },
];

/** The first screen: what this is, and three ways in. */
export function Welcome(): ReactElement {
  return (
    <main className="welcome">
      <div className="welcome-content">
        <h1>Open a session replay</h1>
        <p className="welcome-lead">
          Drop PostHog or rrweb exports anywhere in this window: JSON or JSONL, plain or gzipped. They are
          kept in a library on this computer, and nothing ever leaves it.
        </p>
        <OpenButtons />
        <section className="samples" aria-labelledby="samples-title">
          <h2 id="samples-title">Try a sample recording</h2>
          <ul>
            {SAMPLES.map(({ name, title, about }) => (
              <li key={name}>
                <button
                  type="button"
                  className="sample"
                  onClick={() => void unwrap(api.importSample({ name }), reportProblem)}
                >
                  <Icon name="play" />
                  <span className="sample-title">{title}</span>
                  <span className="sample-about">{about}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}
