import type { ReactElement } from 'react';
import { ORIGINALS_WORDS } from './originals-words.ts';
import { useKeepsOriginals } from './use-keeps-originals.ts';

interface OriginalsLineProps {
  /** For this import; left out, or null, for what the library is set to. */
  readonly chosen?: boolean | null;
  readonly className?: string | undefined;
}

/** Says in one line whether originals are kept. */
export function OriginalsLine({ chosen = null, className }: OriginalsLineProps): ReactElement {
  const isKept = useKeepsOriginals(chosen);
  return <p className={className}>{isKept ? ORIGINALS_WORDS.kept : ORIGINALS_WORDS.notKept}</p>;
}
