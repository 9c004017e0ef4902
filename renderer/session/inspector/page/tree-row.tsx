import type { ReactElement } from 'react';
import type { PageNode } from '../../../../shared/model/page-node.ts';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';

const SHOWN = 120;

/** A node as a developer would write it. */
export function NodeText({ node }: { readonly node: PageNode }): ReactElement {
  switch (node.kind) {
    case 'element':
      return (
        <>
          <span className="tag-name">&lt;{shorten(node.name)}</span>
          {node.attributes.map(([name, value]) => (
            <span key={name}>
              {' '}
              <span className="attribute">{shorten(name)}</span>
              {value !== '' && <span className="value">=&quot;{shorten(value)}&quot;</span>}
            </span>
          ))}
          <span className="tag-name">&gt;</span>
        </>
      );
    case 'comment':
      return <span className="comment">&lt;!-- {shorten(node.text)} --&gt;</span>;
    case 'text':
      return <span className="text">{shorten(node.text.trim())}</span>;
    case 'doctype':
      return <span className="comment">&lt;!doctype&gt;</span>;
    case 'document':
      return <span className="comment">#document</span>;
  }
}

function shorten(text: string): string {
  return toVisibleText(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
