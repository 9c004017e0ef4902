import type { ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { useVerdictKind } from '../../app/state/verdict-list.ts';
import css from './verdict-chip.module.css';

/** A verdict, as quiet as it is usual. */
export function VerdictChip({ name }: { readonly name: string }): ReactElement {
  const shown = toVisibleText(name);
  return (
    <bdi className={css.chip} data-kind={useVerdictKind(name)} title={shown}>
      {shown}
    </bdi>
  );
}
