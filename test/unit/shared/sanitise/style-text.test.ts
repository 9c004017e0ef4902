import { describe, expect, it } from 'vitest';
import { EventSanitiser, sanitiseEvents } from '../../../../shared/sanitise/sanitise-events.ts';
import { add, element, mutation, page, text } from './make-page.ts';

const ATTACK = '@import "http://evil.test/a";';

describe('text that may become CSS', () => {
  it('opens nothing and joins nothing where rrweb may put it anywhere', () => {
    const texts = ['a{b:ur', '"', "'", '/*', 'a\\', 'a:hover', '\ufeffa', 'a '].map((css) => text(css));
    sanitiseEvents([page(), ...texts.map((loose) => add(4, loose, { previousId: -1 }))]);
    expect(texts.map(({ textContent }) => textContent)).toEqual([
      ...['a{b:ur\u2060', '\u201d\u2060', '\u2019\u2060', '/\u2060*\u2060', 'a\\\u2060'],
      ...['a:\u2060hover\u2060', 'a\u2060', 'a '],
    ]);
  });

  it.each([
    ['a style element', element('style', {}, [text('a{}')])],
    ['a link whose sheet is in the recording', element('link', { rel: 'stylesheet', _cssText: 'a{}' })],
    ['a link', element('LINK', {})],
    ['a style of a drawing', { ...element('svg:style', {}), isSVG: true }],
  ])('is none where it is set on %s itself', (_name, target) => {
    const set = mutation({ texts: [{ id: target.id, value: `${ATTACK}a{b:url(http://evil.test/)}` }] });
    sanitiseEvents([page(target), set]);
    const { value } = (set.data as { texts: [{ value: string }] }).texts[0];
    expect(value).not.toMatch(/@import|url\(/);
  });

  it('is set on a style element in a later batch, or one that a checkpoint tells of', () => {
    const style = element('style');
    for (const method of ['sanitise', 'learn'] as const) {
      const sanitiser = new EventSanitiser();
      sanitiser[method]([page(style)]);
      const set = mutation({ texts: [{ id: style.id, value: ATTACK }] });
      sanitiser.sanitise([set]);
      expect(JSON.stringify(set)).not.toContain('@import');
    }
  });

  it('is not taken over from elsewhere by a style, where rrweb has another text of that id than is added', () => {
    const shown = text('a{} ');
    const style = element('style');
    const sanitiser = new EventSanitiser();
    sanitiser.sanitise([page(element('p', {}, [shown]), style)]);
    sanitiser.sanitise([mutation({ texts: [{ id: shown.id, value: ATTACK }] })]);
    const again = { ...shown };
    const within = element('style', {}, [{ ...shown }]);
    sanitiser.sanitise([add(style.id, again), add(4, within)]);
    expect(again).toMatchObject({ type: 5, textContent: '' });
    expect(within['childNodes']).toMatchObject([{ type: 5, textContent: '' }]);
  });

  it('stays a text where a style takes it over as it is', () => {
    const shown = text('a{} ');
    const style = element('style');
    const sanitiser = new EventSanitiser();
    sanitiser.sanitise([page(element('p', {}, [shown]), style)]);
    const again = { ...shown };
    sanitiser.sanitise([add(style.id, again)]);
    expect(again).toEqual(shown);
  });
});
