import { useId, useState, type ReactElement, type SyntheticEvent } from 'react';
import { isName, MAX_NAME } from '../../shared/library/session-filter.ts';
import { Button } from './button.tsx';
import field from './field.module.css';
import menu from './menu.module.css';

interface NameFormProps {
  /** What is named. */
  readonly label: string;
  readonly action: string;
  /** Names there are already, offered while one is typed. */
  readonly known?: readonly string[];
  readonly hasFocus?: boolean;
  /** Why the form is off; undefined where it is on. */
  readonly off?: string | undefined;
  readonly onName: (name: string) => void;
}

/** A field for a name, and a button. */
export function NameForm(props: NameFormProps): ReactElement {
  const { label, action, known, hasFocus = false, off, onName } = props;
  const [name, setName] = useState('');
  const list = useId();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onName(name.trim());
    setName('');
  };
  return (
    <form className={menu.form} onSubmit={submit}>
      <input
        className={field.field}
        list={known && list}
        value={name}
        maxLength={MAX_NAME}
        placeholder={label}
        aria-label={label}
        autoFocus={hasFocus}
        disabled={off !== undefined}
        title={off}
        onChange={(event) => setName(event.target.value)}
      />
      <datalist id={list}>
        {known?.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <Button type="submit" disabled={off !== undefined || !isName(name.trim())}>
        {action}
      </Button>
    </form>
  );
}
