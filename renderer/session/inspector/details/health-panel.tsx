import type { ReactElement } from 'react';
import { HEALTH } from '../../../../shared/model/health.ts';
import type { SessionDetails } from '../../../../shared/model/session.ts';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';
import { HealthMark, SeverityMark } from '../../../ui/health-mark.tsx';
import { headlineOf, placeOf, worstFirst } from './health-findings.ts';

/** How far a recording can be trusted: one sentence, then every finding, the worst first. */
export function HealthPanel({
  findings,
  indexFailures,
}: Pick<SessionDetails, 'findings' | 'indexFailures'>): ReactElement {
  return (
    <>
      <h2>
        Health <HealthMark health={findings} />
      </h2>
      <p className="health-headline">{headlineOf(findings)}</p>
      {findings.length > 0 && (
        <ul className="findings">
          {worstFirst(findings).map((finding) => (
            <li key={finding.code} className="finding">
              <SeverityMark severity={HEALTH[finding.code].severity} />
              <span>{HEALTH[finding.code].meaning}</span>
              <span className="finding-facts">{placeOf(finding)}</span>
              {finding.code === 'not-indexed' &&
                indexFailures.map(({ windowNumber, reason }) => (
                  <span key={windowNumber} className="finding-facts">
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
