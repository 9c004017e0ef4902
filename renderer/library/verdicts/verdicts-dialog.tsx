import { useState, type ReactElement } from 'react';
import type { Result } from '../../../shared/result.ts';
import type { Verdict } from '../../../shared/model/verdict.ts';
import { api } from '../../app/state/api.ts';
import { changeVerdicts } from '../../app/state/verdicts.ts';
import { verdicts } from '../../app/state/verdict-list.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useStore } from '../../ui/store.ts';
import { NameForm } from '../../ui/name-form.tsx';
import { VerdictRow } from './verdict-row.tsx';
import css from './verdicts-dialog.module.css';

/** The library's list of verdicts: rename, add, remove, and put in order. */
export function VerdictsDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const list = useStore(verdicts);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (call: Promise<Result<unknown>>): void => void changeVerdicts(call).then(setProblem);
  const move = (at: number, step: -1 | 1): void =>
    change(api.orderVerdicts({ names: swap(list, at, at + step) }));
  return (
    <Dialog title="Verdicts of this library" onClose={onClose}>
      <ul className={css.list} aria-label="Verdicts">
        {list.map((verdict, at) => (
          <VerdictRow
            key={verdict.name}
            verdict={verdict}
            // “To do” stays the first.
            mayMoveUp={at > 1}
            mayMoveDown={at > 0 && at < list.length - 1}
            onMove={(step) => move(at, step)}
            onRename={(newName) => change(api.renameVerdict({ name: verdict.name, newName }))}
            onRemove={(setBack) => change(api.removeVerdict({ name: verdict.name, setBack }))}
          />
        ))}
      </ul>
      {problem !== null && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <NameForm label="New verdict" action="Add" onName={(name) => change(api.addVerdict({ name }))} />
    </Dialog>
  );
}

function swap(list: readonly Verdict[], at: number, to: number): string[] {
  const names = list.map(({ name }) => name);
  const [moved] = names.splice(at, 1);
  return moved === undefined ? names : names.toSpliced(to, 0, moved);
}
