import type { ReactElement } from 'react';
import { HEALTH } from '../../../../shared/model/health.ts';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';
import { HealthMark, SeverityMark } from '../../../ui/health-mark.tsx';
import type { Health } from './use-health.ts';
import { headlineOf, placeOf, worstFirst } from './health-findings.ts';
import { classNames } from '../../../ui/class-names.ts';
import shared from './findings.module.css';
import css from './health-panel.module.css';

/** How far a recording can be trusted: one sentence, then every finding, the worst first. */
export function HealthPanel({ findings, indexFailures }: Health): ReactElement {
  return (
    <>
      <h2>
        Health <HealthMark health={findings} />
      </h2>
      <p className={shared.headline}>{headlineOf(findings)}</p>
      {findings.length > 0 && (
        <ul className={shared.findings}>
          {worstFirst(findings).map((finding) => (
            <li key={finding.code} className={css.finding}>
              <SeverityMark severity={HEALTH[finding.code].severity} />
              <span>{HEALTH[finding.code].meaning}</span>
              <span className={classNames(shared.facts, css.place)}>{placeOf(finding)}</span>
              {finding.code === 'not-indexed' &&
                indexFailures.map(({ windowNumber, reason }) => (
                  <span key={windowNumber} className={classNames(shared.facts, css.place)}>
                    Window {windowNumber}: {toVisibleText(reason)}
                  </span>
                ))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
