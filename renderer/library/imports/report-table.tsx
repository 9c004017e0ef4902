import { useState, type ReactElement } from 'react';
import { SUPPORTED } from '../../../shared/formats/refusal.ts';
import type { ImportStatus } from '../../../shared/model/import-report.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { fileNameOf } from '../../app/state/imports.ts';
import { openSession } from '../../app/state/place.ts';
import { formatBytes, formatCount, pluralise } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { panelId, Tabs } from '../../ui/tabs.tsx';
import { PasswordForm } from './password-form.tsx';
import { groupByReason, STATUS_TITLES, STATUSES, type ReportFile, type ReportGroup } from './report-rows.ts';
import link from '../../ui/link.module.css';
import css from './report-table.module.css';

/** More are not looked through one by one; copying takes all of them. */
const MAX_SHOWN = 500;

/** Every file in one line, under a tab for what became of it. */
export function ReportTable({ files }: { readonly files: readonly ReportFile[] }): ReactElement | null {
  const [wanted, setWanted] = useState<ImportStatus | null>(null);
  const tabs = STATUSES.flatMap((id) => {
    const count = files.filter(({ status }) => status === id).length;
    return count > 0 ? [{ id, title: STATUS_TITLES[id], count: formatCount(count) }] : [];
  });
  const chosen = tabs.find(({ id }) => id === wanted)?.id ?? tabs[0]?.id;
  if (chosen === undefined) {
    return null;
  }
  const all = files.filter(({ status }) => status === chosen);
  const groups = groupByReason(all.slice(0, MAX_SHOWN));
  return (
    <>
      <Tabs label="Results" tabs={tabs} chosen={chosen} onChoose={setWanted} />
      <div id={panelId(chosen)} role="tabpanel" aria-labelledby={`tab-${chosen}`} className={css.panel}>
        {groups.map((group) => (
          <Group key={group.reason} group={group} />
        ))}
        {all.some(({ isUnknownFormat }) => isUnknownFormat) && <p className={css.more}>{SUPPORTED}</p>}
        {all.length > MAX_SHOWN && (
          <p className={css.more}>{formatCount(all.length - MAX_SHOWN)} more: Copy has all of them.</p>
        )}
      </div>
    </>
  );
}

function Group({ group: { reason, files } }: { readonly group: ReportGroup }): ReactElement {
  const isShared = files.length > 1 && reason !== '';
  return (
    <section className={css.group}>
      {isShared && (
        <p className={css.reason}>
          {toVisibleText(reason)} <span className={css.count}>{pluralise(files.length, 'file')}</span>
        </p>
      )}
      <ul>
        {files.map((file) => (
          <Line key={file.file} file={file} reason={isShared ? '' : reason} />
        ))}
      </ul>
    </section>
  );
}

function Line({ file, reason }: { readonly file: ReportFile; readonly reason: string }): ReactElement {
  const { sha256, bytes, sessions, sessionId } = file;
  const path = `${toVisibleText(file.file)}\n${formatBytes(bytes)}${sha256 ? ` · SHA-256 ${sha256}` : ''}`;
  return (
    <li className={css.line} data-status={file.status}>
      <span className={css.file} title={path}>
        <RecordedText text={fileNameOf(file)} full={file.file} />
      </span>
      <span className={css.why}>{toVisibleText(reason)}</span>
      <span className={css.sessions}>
        {sessions > 1 && pluralise(sessions, 'session')}
        {sessionId !== null && (
          <button type="button" className={link.link} onClick={() => openSession(sessionId)}>
            Open
          </button>
        )}
      </span>
      {file.needsPassword && <PasswordForm file={file} />}
    </li>
  );
}
