import { useEffect, useId, useRef, useState, type ReactElement, type SyntheticEvent } from 'react';
import { MAX_PASSWORD, type FileImport } from '../../../shared/model/import-report.ts';
import { importWithPassword } from '../../app/state/imports.ts';
import { Button } from '../../ui/button.tsx';
import field from '../../ui/field.module.css';
import css from './password-form.module.css';

/** Asks for the password of a file that is encrypted. It is used once, and kept nowhere. */
export function PasswordForm({ file }: { readonly file: Pick<FileImport, 'file'> }): ReactElement {
  const [password, setPassword] = useState('');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Of several, the first is to be filled first.
    if (!(document.activeElement instanceof HTMLInputElement)) {
      input.current?.focus();
    }
  }, []);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (password !== '') {
      void importWithPassword(file, password);
    }
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <label htmlFor={id}>Password</label>
      <input
        ref={input}
        id={id}
        className={field.field}
        type="password"
        autoComplete="off"
        maxLength={MAX_PASSWORD}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" disabled={password === ''}>
        Import with password
      </Button>
    </form>
  );
}
