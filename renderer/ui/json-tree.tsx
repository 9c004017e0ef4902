import { useMemo, useState, type ReactElement } from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { formatCount, pluralise } from './format.ts';
import { Icon } from './icons.tsx';
import { RecordedLines } from './recorded-lines.tsx';
import css from './json-tree.module.css';

/** How many properties are shown before the user asks for more. */
const STEP = 100;

interface JsonTreeProps {
  readonly text: string;
  /** Whether its properties are shown before the user asks for them. */
  readonly opensAtOnce?: boolean;
}

/** A recorded value as a tree that opens property by property; text where it is no JSON. */
export function JsonTree({ text, opensAtOnce = true }: JsonTreeProps): ReactElement {
  const value = useMemo(() => parse(text), [text]);
  if (value === undefined || typeof value === 'string') {
    return <RecordedLines text={value ?? text} />;
  }
  return (
    <div className={css.tree}>
      <Node name={null} value={value} opensAtOnce={opensAtOnce} />
    </div>
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

interface NodeProps {
  readonly name: string | null;
  readonly value: unknown;
  readonly opensAtOnce?: boolean;
}

function Node({ name, value, opensAtOnce = false }: NodeProps): ReactElement {
  const [isOpen, setIsOpen] = useState(opensAtOnce);
  const [shown, setShown] = useState(STEP);
  if (typeof value !== 'object' || value === null) {
    return (
      <div className={css.leaf}>
        <Name name={name} />
        <bdi data-type={typeof value}>{toVisibleText(JSON.stringify(value))}</bdi>
      </div>
    );
  }
  const properties = isOpen ? Object.entries<unknown>(value as Record<string, unknown>).slice(0, shown) : [];
  const count = Object.keys(value).length;
  return (
    <div className={css.node}>
      <button type="button" className={css.toggle} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Icon name="chevron" size={12} />
        <Name name={name} />
        <span className={css.summary}>{summarise(value, count)}</span>
      </button>
      {properties.map(([property, inner]) => (
        <Node key={property} name={property} value={inner} />
      ))}
      {isOpen && count > shown && (
        <button type="button" className={css.more} onClick={() => setShown(shown + STEP)}>
          {formatCount(count - shown)} more
        </button>
      )}
    </div>
  );
}

function Name({ name }: { readonly name: string | null }): ReactElement | null {
  return name === null ? null : (
    <>
      <bdi className={css.name}>{toVisibleText(name.slice(0, 200))}</bdi>
      <span>: </span>
    </>
  );
}

function summarise(value: object, count: number): string {
  return Array.isArray(value)
    ? `[${pluralise(count, 'item')}]`
    : count === 1
      ? '{1 property}'
      : `{${formatCount(count)} properties}`;
}
