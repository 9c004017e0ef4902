import type { ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { HoverStory } from './hover-story.tsx';
import { useRest, type Rest } from './use-rest.ts';

/** The pictures of the session on which the pointer rests. @param isOff where they are seen beside the list anyway */
export function useHoverStory(
  rowAt: (row: number) => LibraryRow | undefined,
  isOff: boolean,
): {
  readonly handlers: Pick<Rest, 'onPointerMove' | 'onPointerLeave'>;
  readonly element: ReactElement | null;
} {
  const { rested, onPointerMove, onPointerLeave, keep, close } = useRest(isOff);
  const session = rested && rowAt(rested.row);
  return {
    handlers: { onPointerMove, onPointerLeave },
    element:
      rested && session ? (
        <HoverStory key={session.id} session={session} row={rested.element} onEnter={keep} onLeave={close} />
      ) : null,
  };
}
