import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { findMistakes } from '../../shared/search/search-mistakes.ts';
import { useStore } from '../ui/store.ts';
import { searchStore, typeSearch } from './search-state.ts';
import { useSuggestions } from './use-suggestions.ts';
import css from './search-field.module.css';

/** Where one types what to find in all sessions. `/` goes there. Fields and their values complete while typing. */
export function SearchField(): ReactElement {
  const { typed } = useStore(searchStore);
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(-1);
  const { suggestions, close } = useSuggestions(typed, field);
  const id = useId();
  useFindKey(field);
  const change = (next: string): void => {
    setChosen(-1);
    typeSearch(next);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const taken = suggestions[chosen];
    if (suggestions.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + step + suggestions.length) % suggestions.length);
    } else if (taken && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      change(taken.typed);
    } else if (suggestions.length > 0 && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else {
      handleKey(event, change);
    }
  };
  return (
    <div className={css.place}>
      <input
        ref={field}
        type="search"
        className={css.field}
        role="combobox"
        aria-label="Search in all sessions"
        aria-expanded={suggestions.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={suggestions[chosen] ? `${id}-${chosen}` : undefined}
        placeholder="Search everything seen, typed, logged or requested   /"
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => change(target.value)}
        onKeyDown={press}
      />
      {suggestions.length > 0 && (
        <ul id={id} className={css.suggestions} role="listbox" aria-label="Suggestions">
          {suggestions.map(({ typed: next, term, about }, at) => (
            <li
              key={term}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                change(next);
              }}
            >
              <code>{toVisibleText(term)}</code>
              <span className={css.about}>{about}</span>
            </li>
          ))}
        </ul>
      )}
      <Mistakes typed={typed} />
    </div>
  );
}

/** What was probably meant otherwise. */
function Mistakes({ typed }: { readonly typed: string }): ReactElement | null {
  const mistakes = findMistakes(typed);
  return mistakes.length === 0 ? null : (
    <div className={css.mistakes} role="status">
      {mistakes.map((mistake) => (
        <p key={mistake}>{toVisibleText(mistake)}</p>
      ))}
    </div>
  );
}

function useFindKey(field: RefObject<HTMLInputElement | null>): void {
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
  }, [field]);
}

function handleKey(event: KeyboardEvent<HTMLInputElement>, change: (typed: string) => void): void {
  if (event.key === 'Escape' && event.currentTarget.value !== '') {
    event.preventDefault();
    event.stopPropagation();
    change('');
  } else if (event.key === 'ArrowDown') {
    event.preventDefault();
    document.querySelector<HTMLElement>('[data-hit]')?.focus();
  }
}
