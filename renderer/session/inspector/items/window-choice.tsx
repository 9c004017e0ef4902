import type { ReactElement } from 'react';

/** More are not read through: a number is typed. */
const MAX_LISTED = 200;

interface WindowChoiceProps {
  /** How many windows there are. They are numbered from 1. */
  readonly count: number;
  /** Null: all of them. */
  readonly chosen: number | null;
  readonly onChoose: (windowNumber: number | null) => void;
}

/** Chooses one of the windows of a session, or all; nothing where there is only one. */
export function WindowChoice({ count, chosen, onChoose }: WindowChoiceProps): ReactElement | null {
  const choose = (typed: string): void => {
    const number = Number(typed);
    onChoose(number >= 1 && number <= count ? Math.floor(number) : null);
  };
  if (count < 2) {
    return null;
  }
  if (count > MAX_LISTED) {
    return (
      <input
        type="number"
        aria-label="Window"
        placeholder="All windows"
        min={1}
        max={count}
        value={chosen ?? ''}
        onChange={(event) => choose(event.target.value)}
      />
    );
  }
  return (
    <select aria-label="Window" value={chosen ?? ''} onChange={(event) => choose(event.target.value)}>
      <option value="">All windows</option>
      {Array.from({ length: count }, (_, at) => (
        <option key={at + 1} value={at + 1}>
          Window {at + 1}
        </option>
      ))}
    </select>
  );
}
