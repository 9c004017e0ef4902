import type { ReactElement } from 'react';
import type { VerificationReport } from '../../shared/model/verification.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { formatCount, formatUtc } from './format.ts';
import { Icon } from './icons.tsx';
import { RecordedText } from './recorded-text.tsx';
import { describeFile, describeStored } from './verification-words.ts';
import css from './verification-result.module.css';

/** More than this is read in the copied text. */
const MAX_SHOWN = 20;

/** What a check has shown: the verdict first, then each file, then every difference. */
export function VerificationResult({ report }: { readonly report: VerificationReport }): ReactElement {
  const more = report.differences.length + report.untold - MAX_SHOWN;
  return (
    <div className={css.result} role="status">
      <p className={css.verdict} data-ok={report.ok}>
        <Icon name={report.ok ? 'check' : 'warning'} /> {report.ok ? 'Unaltered' : 'Not as imported'}
        <span className={css.time}>{formatUtc(report.checkedAtMs)}</span>
      </p>
      <ul>
        <li>{describeStored(report)}</li>
        {report.files.slice(0, MAX_SHOWN).map((file) => (
          <li key={`${file.what} ${file.sha256}`} data-state={file.state}>
            {describeFile(file)}: <RecordedText text={file.name} />
          </li>
        ))}
        {report.differences.slice(0, MAX_SHOWN).map((difference) => (
          <li key={difference} className={css.difference}>
            {toVisibleText(difference)}
          </li>
        ))}
        {more > 0 && <li className={css.difference}>and {formatCount(more)} more, in the copied text</li>}
      </ul>
    </div>
  );
}
