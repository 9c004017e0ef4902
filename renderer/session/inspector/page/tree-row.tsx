import type { ReactElement } from 'react';
import type { PageNode } from '../../../../shared/model/page-node.ts';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';
import css from './tree-row.module.css';

const SHOWN = 120;

/** A node as a developer would write it. */
export function NodeText({ node }: { readonly node: PageNode }): ReactElement {
  switch (node.kind) {
    case 'element':
      return (
        <>
          <span className={css.tag}>&lt;{shorten(node.name)}</span>
          {node.attributes.map(([name, value]) => (
            <span key={name}>
              {' '}
              <span className={css.attribute}>{shorten(name)}</span>
              {value !== '' && <span className={css.value}>=&quot;{shorten(value)}&quot;</span>}
            </span>
          ))}
          <span className={css.tag}>&gt;</span>
        </>
      );
    case 'comment':
      return <span className={css.comment}>&lt;!-- {shorten(node.text)} --&gt;</span>;
    case 'text':
      return <span>{shorten(node.text.trim())}</span>;
    case 'doctype':
      return <span className={css.comment}>&lt;!doctype&gt;</span>;
    case 'document':
      return <span className={css.comment}>#document</span>;
  }
}

function shorten(text: string): string {
  return toVisibleText(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
