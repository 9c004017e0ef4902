/**
 * What there is to see in a replayed document, as lines. It stands alone, so that it can be run in any page: nodes,
 * attributes, text, values, scroll positions, style rules, shadow roots and frames, but for the style that rrweb adds.
 */
export function lookAt(document: Document): string[] {
  const lines: string[] = [];
  const rulesOf = (sheet: CSSStyleSheet | null): string[] =>
    [...(sheet?.cssRules ?? [])].map((rule) => rule.cssText);
  const isOwnStyle = (node: Node): boolean =>
    node.nodeName === 'STYLE' &&
    rulesOf((node as HTMLStyleElement).sheet).some((rule) => /rr-block/.test(rule));
  const look = (node: Node, indent: string): void => {
    if (isOwnStyle(node)) {
      return;
    }
    const element = node as HTMLInputElement & HTMLIFrameElement & HTMLStyleElement;
    const attributes = [...((node as Partial<Element>).attributes ?? [])]
      .filter(({ name, value }) => !(name === 'class' && /rrweb-paused/.test(value)))
      .map(({ name, value }) => `${name}=${value}`)
      .sort();
    const { value, checked, scrollTop, scrollLeft } = element;
    const text = node.nodeType === 3 ? (node.textContent ?? '') : '';
    lines.push(
      `${indent}${[node.nodeName, text, ...attributes, value, checked, scrollTop, scrollLeft].join(' | ')}`,
    );
    lines.push(
      ...rulesOf((node as Partial<HTMLStyleElement>).sheet ?? null).map((rule) => `${indent}  ${rule}`),
    );
    const inside = [element.shadowRoot, element.contentDocument].filter((each) => Boolean(each)) as Node[];
    [...inside, ...node.childNodes].forEach((child) => look(child, `${indent}  `));
  };
  look(document, '');
  return lines;
}
