import { useEffect, useState, type RefObject } from 'react';
import { NO_FILTER } from '../../shared/library/session-filter.ts';
import { suggestTerms, type Suggestion } from '../../shared/search/suggest-terms.ts';
import { api, settle } from '../app/state/api.ts';

/** More are not gone through by eye. */
const MAX_PERSONS = 8;
const PERSON = /(?:^|\s)-?person:(\S*)$/i;

interface Suggestions {
  readonly suggestions: readonly Suggestion[];
  /** Shows none until something else is typed. */
  readonly close: () => void;
}

/** What the end of a search may become, while its field has the focus. */
export function useSuggestions(typed: string, field: RefObject<HTMLInputElement | null>): Suggestions {
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [hasFocus, setFocus] = useState(false);
  const persons = usePersons(PERSON.exec(typed)?.[1]);
  useEffect(() => {
    const element = field.current;
    const note = (): void => setFocus(document.activeElement === element);
    element?.addEventListener('focus', note);
    element?.addEventListener('blur', note);
    return () => {
      element?.removeEventListener('focus', note);
      element?.removeEventListener('blur', note);
    };
  }, [field]);
  const isOpen = hasFocus && typed !== '' && closedAt !== typed;
  return {
    suggestions: isOpen ? suggestTerms(typed, persons) : [],
    close: () => setClosedAt(typed),
  };
}

/** The persons of the library whose names contain what was typed. @param containing undefined where nobody asks */
function usePersons(containing: string | undefined): readonly string[] {
  const [persons, setPersons] = useState<readonly string[]>([]);
  useEffect(() => {
    if (containing === undefined) {
      return;
    }
    let isCurrent = true;
    const wanted = {
      filter: NO_FILTER,
      facet: 'person',
      containing: containing.replaceAll('"', ''),
    } as const;
    void settle(api.findFacetValues(wanted)).then((found) => {
      if (isCurrent && found.ok) {
        setPersons(
          found.value
            .map(({ value }) => value)
            .filter((name) => name !== '')
            .slice(0, MAX_PERSONS),
        );
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [containing]);
  return containing === undefined ? [] : persons;
}
