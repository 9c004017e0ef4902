import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useStore } from '../ui/store.ts';
import { searchStore, typeSearch } from './search-state.ts';
import css from './search-field.module.css';

/** Where one types what to find in all sessions. `/` goes there. */
export function SearchField(): ReactElement {
  const { typed } = useStore(searchStore);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      const isFind = event.key === 'f' && (event.ctrlKey || event.metaKey);
      if (isFind || (event.key === '/' && !isTyping)) {
        event.preventDefault();
        field.current?.focus();
        field.current?.select();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <input
      ref={field}
      type="search"
      className={css.field}
      role="searchbox"
      aria-label="Search in all sessions"
      aria-describedby="search-hint"
      placeholder="Search in all sessions   /"
      spellCheck={false}
      value={typed}
      onChange={({ target }) => typeSearch(target.value)}
      onKeyDown={handleKey}
    />
  );
}

function handleKey(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Escape' && event.currentTarget.value !== '') {
    event.preventDefault();
    event.stopPropagation();
    typeSearch('');
  } else if (event.key === 'ArrowDown') {
    event.preventDefault();
    document.querySelector<HTMLElement>('[data-hit]')?.focus();
  }
}
