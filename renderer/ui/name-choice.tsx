import type { ReactElement } from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { NameForm } from './name-form.tsx';
import css from './name-choice.module.css';

interface NameChoiceProps {
  /** Of the field for a new one. */
  readonly label: string;
  readonly action: string;
  readonly names: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (name: string, on: boolean) => void;
}

/** Names to tick, and a field for another. */
export function NameChoice({ label, action, names, chosen, onChoose }: NameChoiceProps): ReactElement {
  const all = [...new Set([...chosen, ...names])].sort();
  return (
    <>
      <NameForm label={label} action={action} hasFocus onName={(name) => onChoose(name, true)} />
      {all.map((name) => (
        <label key={name} className={css.name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ target }) => onChoose(name, target.checked)}
          />
          <bdi>{toVisibleText(name)}</bdi>
        </label>
      ))}
    </>
  );
}
