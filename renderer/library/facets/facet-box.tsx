import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import link from '../../ui/link.module.css';
import css from './facet-box.module.css';

interface FacetBoxProps {
  readonly title: string;
  /** How much is chosen in it. */
  readonly chosen: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** One facet, which opens and closes. */
export function FacetBox({ title, chosen, isOpen, onToggle, children }: FacetBoxProps): ReactElement {
  const id = useId();
  return (
    <section className={css.facet} aria-labelledby={id}>
      <h2>
        <button type="button" id={id} aria-expanded={isOpen} onClick={onToggle}>
          <Icon name="down" size={14} />
          {title}
          {chosen > 0 && <span className={css.chosen}>{chosen}</span>}
        </button>
      </h2>
      {isOpen && <div className={css.body}>{children}</div>}
    </section>
  );
}

interface Choice {
  readonly key: string | number;
  readonly word: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

/** Shown before somebody asks for more. */
const FEW = 6;

/** Values to choose; of many, those that are chosen and a few more come first. */
export function ChoiceList({ choices }: { readonly choices: readonly Choice[] }): ReactElement {
  const [showsAll, setShowsAll] = useState(false);
  const few = choices.filter(({ isChosen }, at) => isChosen || at < FEW);
  return (
    <>
      <ul>
        {(showsAll ? choices : few).map((choice) => (
          <FacetChoice key={choice.key} choice={choice} />
        ))}
      </ul>
      {few.length < choices.length && (
        <button type="button" className={link.link} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show ${choices.length - few.length} more`}
        </button>
      )}
    </>
  );
}

/** One value to choose, and how many sessions have it. */
function FacetChoice({ choice }: { readonly choice: Choice }): ReactElement {
  const { word, count, isChosen, onToggle } = choice;
  return (
    <li>
      <label className={css.choice} title={word}>
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <bdi>{word}</bdi>
        <span className={css.count}>{formatCount(count)}</span>
      </label>
    </li>
  );
}
