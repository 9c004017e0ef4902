import { useState, type KeyboardEvent, type ReactElement } from 'react';
import type { PageLink } from '../../playback/page-link.ts';
import { formatCount } from '../../../ui/format.ts';
import type { PageTree } from './page-tree.ts';
import css from './find-in-page.module.css';

interface FindInPageProps {
  readonly page: PageLink;
  readonly tree: PageTree;
}

interface Found {
  readonly typed: string;
  readonly ids: readonly number[];
  readonly at: number;
}

/** Finds nodes by a CSS selector or by their text; Enter goes to the next one, Shift+Enter back. */
export function FindInPage({ page, tree }: FindInPageProps): ReactElement {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found | null>(null);

  const go = async (step: 1 | -1): Promise<void> => {
    const isSame = found?.typed === typed;
    const ids = isSame ? found.ids : await findIds(page, typed);
    const at = isSame ? (found.at + step + ids.length) % Math.max(ids.length, 1) : 0;
    setFound({ typed, ids, at });
    const id = ids[at];
    if (id !== undefined) {
      await tree.reveal(id);
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault();
      void go(event.shiftKey ? -1 : 1);
    }
  };
  return (
    <>
      <input
        type="search"
        className={css.field}
        aria-label="Find by CSS selector or text"
        placeholder="Find by CSS selector or text"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={press}
      />
      <span className={css.found} role="status">
        {found &&
          (found.ids.length === 0
            ? 'None'
            : `${formatCount(found.at + 1)} of ${formatCount(found.ids.length)}`)}
      </span>
    </>
  );
}

async function findIds(page: PageLink, typed: string): Promise<readonly number[]> {
  const answer = await page.ask({ kind: 'find', typed: typed.trim() });
  return answer?.kind === 'ids' ? answer.ids : [];
}
