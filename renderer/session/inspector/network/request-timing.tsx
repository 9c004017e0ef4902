import type { ReactElement } from 'react';
import type { RequestDetails, RequestPhase } from '../../../../shared/model/item.ts';
import { FactList, type Fact } from '../../../ui/fact-list.tsx';
import { formatLength } from '../../items/request-texts.ts';
import { barIn } from './waterfall.ts';
import css from './request-timing.module.css';

const PHASE_NAMES: Readonly<Record<RequestPhase['name'], string>> = {
  redirect: 'Redirect',
  queued: 'Queued',
  dns: 'DNS lookup',
  connect: 'Connecting',
  tls: 'TLS',
  waiting: 'Waiting',
  receiving: 'Receiving',
};

interface RequestTimingProps {
  readonly request: RequestDetails;
  readonly facts: readonly Fact[];
}

/** When a request was, and how long each part of it took. */
export function RequestTiming({ request, facts }: RequestTimingProps): ReactElement {
  const { phases, durationMs } = request;
  const span = { fromMs: 0, toMs: Math.max(durationMs ?? 0, ...phases.map(({ toMs }) => toMs)) };
  return (
    <>
      <FactList facts={[...facts, ['Duration', durationMs === null ? null : formatLength(durationMs)]]} />
      {phases.length > 0 && (
        <section aria-label="Timing" className={css.phases}>
          {phases.map(({ name, fromMs, toMs }) => (
            <div key={name} className={css.phase}>
              <span>{PHASE_NAMES[name]}</span>
              <span className={css.track}>
                <span className={css.bar} data-phase={name} style={barIn(span, fromMs, toMs - fromMs)} />
              </span>
              <span>{formatLength(toMs - fromMs)}</span>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
