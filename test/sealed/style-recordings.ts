import { adding, BAIT, BODY_ID, element, mutation, page, text, type RecordedNode } from './recorded-page.ts';

/** A hostile recording, and what it does. */
export interface OwnCase {
  readonly vector: string;
  readonly events: object[];
}

/** What one reader of CSS passes over or takes for a letter, and another does not. */
const MARKS = ['<!--', '-->', '\ufeff', '\ufffe', '\\', '1', '/* rr_split */', '/* rr_\ufeffsplit */'];
const SPLIT = '/* rr_split */';
let asked = 0;

/** An address that is asked for at most once. */
function bait(): string {
  return `${BAIT}/own/style/${++asked}`;
}

/** A rule for an element of its own, so that none hides another. */
function live(): string {
  const address = bait();
  return `#n${asked}{background:url(${address})}`;
}

/** The elements of all rules there are. */
function boxes(): RecordedNode[] {
  return Array.from({ length: asked }, (_, at) => element('i', { id: `n${at + 1}` }, text('x')));
}

function style(css: string): RecordedNode {
  return element('style', {}, { ...text(css), isStyle: true });
}

/** The ways in that wall 1 once left open to style sheets and attributes, beside the last walls. */
export function styleCases(): Record<string, OwnCase> {
  asked = 0;
  return {
    'own-css-tokens': {
      vector: 'marks, ends of lines and addresses after which CSS is read in different ways',
      events: tokens(),
    },
    'own-css-rewritten': {
      vector: 'CSS that comes to life when rrweb rewrites hovers, media queries and the ends of sheets',
      events: rewritten(),
    },
    'own-style-text': {
      vector: 'text set on style elements, taken over by one, or put before its texts',
      events: styleText(),
    },
    'own-value-types': {
      vector: 'numbers, booleans, lists and objects as addresses and styles; parts of the page as pictures',
      events: valueTypes(),
    },
  };
}

function tokens(): object[] {
  const sheets = MARKS.flatMap((mark) => [
    style(`${mark}url(a"){}${live()}/*"*/`),
    style(`p{}a${mark}url(a'){}${live()}/*'*/`),
    element('link', { rel: 'stylesheet', _cssText: `${mark}url(a"){}${live()}/*"*/` }),
  ]);
  const attribute = `--a:'\\\r\n';background:url(${bait()});--b:'\\\r\n'`;
  return page(sheets, [element('p', { style: attribute }, text('styled')), ...boxes()]);
}

function rewritten(): object[] {
  const sheets = [
    `i"\n",b:hover URL(a\\') {}${live()}c\\')\n{}`,
    `i'\n',:hover '\u2028,b{}${live()}c'\n{}`,
    `a:hover,u/**/rl(b"){}${live()}/*"*/{}`,
    `@media (min-device-width:1px),u/**/rl(b"){}${live()}/*"*/`,
    `u/*# sourceMappingURL=a*/rl(b"){}${live()}/*"*/`,
  ];
  const marked = sheets.map((css) =>
    css.replace('hover', `ho${SPLIT}ver`).replace('device', `dev${SPLIT}ice`),
  );
  return page(sheets.map(style), [
    ...marked.map((css) => element('style', { _cssText: css }, text(''), text(''))),
    ...boxes(),
  ]);
}

function styleText(): object[] {
  const targets = [element('style'), style('p{}'), element('link', { rel: 'stylesheet', _cssText: 'p{}' })];
  const inside = { ...text('p{}'), isStyle: true };
  const taken = text('p{} ');
  const [own, last] = [element('style'), { ...text('p{} '), isStyle: true }];
  const [first, second] = [text('p{background:u'), text(`rl(${bait()})}`)];
  const set = [...targets, inside].map(({ id }) => ({ id, value: live() }));
  return page(
    [...targets, element('style', {}, inside), own, element('style', {}, last)],
    [element('p', {}, taken), ...boxes()],
    mutation({ texts: set }),
    mutation({ texts: [{ id: taken.id, value: `@import "${bait()}";` }] }, 60),
    mutation({ adds: [{ parentId: own.id, nextId: null, node: { ...taken } }] }, 400),
    adding(first, BODY_ID, -1, 420),
    adding(second, own.id, first.id, 440),
  );
}

function valueTypes(): object[] {
  const values = [5, 1e21, true, false, null, [bait()], { a: bait() }];
  const names = ['src', 'srcset', 'poster', 'background', 'href', 'data', 'rr_dataURL', 'imagesrcset', 'rel'];
  const tags = ['img', 'video', 'input', 'table', 'link', 'iframe', 'object', 'canvas'];
  const odd = tags.flatMap((tag) =>
    values.map((value) => element(tag, Object.fromEntries(names.map((name) => [name, value])))),
  );
  const styled = element('p', { style: 'background:url(#a);cursor:url(#b),auto' }, text('styled'));
  const declared = {
    background: [`url(${bait()})`, 'important'],
    content: `url(${bait()})`,
    cursor: 'url(#c),auto',
  };
  return page(
    [style('p{background:url(#d);mask-image:image-set("#e" 1x)}')],
    [...odd, styled],
    mutation({ attributes: [{ id: styled.id, attributes: { style: declared } }] }),
    mutation({
      attributes: odd.map(({ id }, at) => ({ id, attributes: { src: values[at % values.length] } })),
    }),
  );
}
