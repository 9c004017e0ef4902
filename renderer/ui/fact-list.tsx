import type { ReactElement } from 'react';
import { RecordedLines } from './recorded-lines.tsx';
import { classNames } from './class-names.ts';
import shared from './facts.module.css';
import css from './fact-list.module.css';

/** What a fact is called, and what the recording says of it; null or undefined where it says nothing. */
export type Fact = readonly [title: string, value: string | null | undefined];

/** Recorded facts with their names; those that are not known are left out. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }): ReactElement {
  return (
    <dl className={classNames(shared.facts, css.list)}>
      {facts.map(([title, value]) =>
        value === null || value === undefined ? null : (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <RecordedLines text={value} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
