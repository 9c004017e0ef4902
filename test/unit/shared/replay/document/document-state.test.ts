import { describe, expect, it } from 'vitest';
import { DocumentState } from '../../../../../shared/replay/document/document-state.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { add, BODY, body, carried, element, incremental, mutation, page, play, text } from './play.ts';

describe('a document without a page', () => {
  it('is not there before the first full snapshot', () => {
    expect(new DocumentState().toEvents(START_MS)).toBeUndefined();
  });

  it('is written as a meta event and a full snapshot, of one time', () => {
    const events = play(...page(element(4, 'p'))).toEvents(START_MS + 5);
    expect(events?.map(({ type, timestamp }) => [type, timestamp])).toEqual([
      [4, START_MS + 5],
      [2, START_MS + 5],
      [3, START_MS + 5],
    ]);
  });

  it('adds before the next sibling, and last where none is named', () => {
    const state = play(...page(element(4, 'p')), add(BODY, element(5, 'i'), 4), add(BODY, element(6, 'b')));
    expect(body(state)).toBe('<i></i><p></p><b></b>');
  });

  it('adds what came before its parent or sibling', () => {
    const state = play(
      ...page(),
      mutation({
        adds: [
          { parentId: 5, nextId: 7, node: text(6, 'one ') },
          { parentId: 5, nextId: null, node: text(7, 'two') },
          { parentId: BODY, nextId: null, node: element(5, 'p') },
        ],
      }),
    );
    expect(body(state)).toBe('<p>one two</p>');
  });

  it('drops what is added to a parent that never comes', () => {
    expect(body(play(...page(), add(99, element(5, 'p'))))).toBe('');
  });

  it('moves a node: removed, and added with what it holds', () => {
    const state = play(
      ...page(element(4, 'p', {}, text(5, 'moved')), element(6, 'div')),
      mutation({
        removes: [{ parentId: BODY, id: 4 }],
        adds: [
          { parentId: 6, nextId: null, node: element(4, 'p') },
          { parentId: 4, nextId: null, node: text(5, 'moved') },
        ],
      }),
    );
    expect(body(state)).toBe('<div><p>moved</p></div>');
  });

  it('forgets what is below a removed node', () => {
    const before = play(...page(element(4, 'p', {}, text(5, 'gone'))));
    const nodes = before.nodes;
    before.apply(mutation({ removes: [{ parentId: BODY, id: 4 }] }));
    before.apply(mutation({ texts: [{ id: 5, value: 'still gone' }] }));
    expect(body(before)).toBe('');
    expect(before.nodes).toBe(nodes - 2);
  });

  it('keeps a shadow root apart from the children', () => {
    const state = play(
      ...page(element(4, 'div', {}, text(5, 'light'))),
      add(4, { ...element(6, 'p'), isShadow: true }),
      add(4, element(7, 'i')),
    );
    expect(body(state)).toBe('<div>light<i></i>#shadow <p></p></div>');
  });

  it('takes the last of several texts for a node', () => {
    const texts = [
      { id: 4, value: 'first' },
      { id: 4, value: 'last' },
    ];
    expect(body(play(...page(text(4, 'before')), mutation({ texts })))).toBe('last');
  });

  it('sets and removes attributes, and leaves the recorded event as it was', () => {
    const events = page(element(4, 'p', { class: 'a', title: 't' }));
    const before = JSON.stringify(events);
    const attributes = [{ id: 4, attributes: { class: 'b', title: null, lang: 'de' } }];
    expect(body(play(...events, mutation({ attributes })))).toBe('<p class="b" lang="de"></p>');
    expect(JSON.stringify(events)).toBe(before);
  });

  it('takes an attribute named __proto__ for what it is', () => {
    const attributes = JSON.parse('{"__proto__":"x"}') as Record<string, unknown>;
    expect(body(play(...page(element(4, 'p')), mutation({ attributes: [{ id: 4, attributes }] })))).toBe(
      '<p __proto__="x"></p>',
    );
  });

  it('begins anew with the next full snapshot', () => {
    expect(body(play(...page(element(4, 'p')), ...page(element(4, 'i'))))).toBe('<i></i>');
  });
});

describe('what a tree cannot say is carried', () => {
  it('the last input of a field, and nothing of a field that is gone', () => {
    const field = element(4, 'input', { value: 'a' });
    const inputs = ['b', 'c'].map((value) => incremental(5, { id: 4, text: value, isChecked: false }));
    const state = play(...page(field), ...inputs);
    expect(carried(state)).toContainEqual({ source: 5, id: 4, text: 'c', isChecked: false });
    state.apply(mutation({ removes: [{ parentId: BODY, id: 4 }] }));
    expect(carried(state).map(({ source }) => source)).not.toContain(5);
  });

  it('a radio button that was checked and no longer is', () => {
    const inputs = [true, false].map((isChecked) => incremental(5, { id: 4, text: 'on', isChecked }));
    const state = play(...page(element(4, 'input', { type: 'radio' })), ...inputs);
    expect(carried(state).filter(({ source }) => source === 5)).toHaveLength(2);
  });

  it('where the window and elements are scrolled to', () => {
    const state = play(
      ...page(element(4, 'div')),
      incremental(3, { id: 4, x: 1, y: 2 }),
      incremental(3, { id: 1, x: 0, y: 300 }),
    );
    expect(carried(state)).toEqual([
      { source: 3, id: 4, x: 1, y: 2 },
      { source: 3, id: 1, x: 0, y: 300 },
    ]);
  });

  it('style properties in the order of their last change, upon the last style attribute', () => {
    const styles = [{ color: 'red' }, { margin: ['1px', 'important'] }, { color: false }];
    const changes = styles.map((style) => mutation({ attributes: [{ id: 4, attributes: { style } }] }));
    const state = play(...page(element(4, 'p')), ...changes);
    const [change] = carried(state);
    expect(JSON.stringify(change?.['attributes'])).toBe(
      '[{"id":4,"attributes":{"style":{"margin":["1px","important"],"color":false}}}]',
    );
    state.apply(mutation({ attributes: [{ id: 4, attributes: { style: 'top: 0' } }] }));
    expect(body(state)).toBe('<p style="top: 0"></p>');
    expect(carried(state).map(({ source }) => source)).not.toContain(0);
  });

  it('rules of a style element, until its text changes', () => {
    const sheet = element(4, 'style', {}, text(5, 'p {}'));
    const rules = [0, 1].map((index) => incremental(8, { id: 4, adds: [{ rule: `a${index} {}`, index }] }));
    const state = play(...page(sheet), ...rules);
    expect(carried(state)).toContainEqual({
      source: 8,
      id: 4,
      adds: [
        { rule: 'a0 {}', index: 0 },
        { rule: 'a1 {}', index: 1 },
      ],
    });
    state.apply(mutation({ texts: [{ id: 5, value: 'i {}' }] }));
    expect(carried(state).map(({ source }) => source)).not.toContain(8);
  });

  it('a sheet that nothing has adopted any more', () => {
    const state = play(
      ...page(),
      incremental(15, {
        id: 1,
        styleIds: [7],
        styles: [{ styleId: 7, rules: [{ rule: 'p {}', index: 0 }] }],
      }),
      incremental(15, { id: 1, styleIds: [] }),
    );
    expect(carried(state)).toContainEqual({
      source: 15,
      id: 1,
      styleIds: [],
      styles: [{ styleId: 7, rules: [] }],
    });
    expect(carried(state)).toContainEqual({ source: 8, styleId: 7, adds: [{ rule: 'p {}', index: 0 }] });
  });

  it('documents of frames, after the frames they are in', () => {
    const inner = { type: 0, id: 20, childNodes: [element(21, 'html', {}, element(22, 'iframe'))] };
    const state = play(
      ...page(element(4, 'iframe')),
      add(4, inner),
      add(22, { type: 0, id: 30, childNodes: [] }),
    );
    const parents = carried(state).flatMap(({ adds }) => (adds as { parentId: number }[] | undefined) ?? []);
    expect(parents.map(({ parentId }) => parentId)).toEqual([4, 22]);
  });

  it('a frame’s document that came before the frame', () => {
    const inner = { type: 0, id: 20, childNodes: [element(21, 'html')] };
    const state = play(...page(), add(4, inner), add(BODY, element(4, 'iframe')));
    expect(carried(state)[0]).toMatchObject({
      isAttachIframe: true,
      adds: [{ parentId: 4, node: { id: 20 } }],
    });
  });

  it('how far a playing video has come', () => {
    const state = play(
      ...page(element(4, 'video')),
      incremental(7, { id: 4, type: 0, currentTime: 3, playbackRate: 2 }),
    );
    const [, , interaction] = state.toEvents(START_MS + 2010) ?? [];
    expect(interaction?.data).toMatchObject({ source: 7, type: 0, id: 4, currentTime: 7 });
  });

  it('dialogs in the order in which they were opened', () => {
    const open = (id: number) =>
      mutation({ attributes: [{ id, attributes: { open: '', rr_open_mode: 'modal' } }] });
    const state = play(...page(element(4, 'dialog'), element(5, 'dialog')), open(5), open(4));
    expect(carried(state)[0]?.['attributes']).toEqual([
      { id: 5, attributes: { open: '', rr_open_mode: 'modal' } },
      { id: 4, attributes: { open: '', rr_open_mode: 'modal' } },
    ]);
  });

  it('what was drawn on a canvas since it was last drawn anew', () => {
    const draw = (property: string, ...args: unknown[]) => ({ property, args });
    const line = incremental(9, { id: 4, type: 0, commands: [draw('lineTo', 1, 2)] });
    const picture = incremental(9, {
      id: 4,
      type: 0,
      commands: [draw('clearRect', 0, 0, 9, 9), draw('drawImage', {}, 0, 0)],
    });
    const drawn = carried(play(...page(element(4, 'canvas')), line, picture, line));
    expect(drawn.filter(({ source }) => source === 9)).toEqual([picture.data, line.data]);
  });

  it('the last position of the mouse and the last selection', () => {
    const ranges = [{ start: 4, startOffset: 0, end: 4, endOffset: 1 }];
    const state = play(
      ...page(text(4, 'selected')),
      incremental(1, { positions: [{ x: 1, y: 1, id: 3, timeOffset: -50 }] }),
      incremental(14, { ranges }),
      incremental(2, { type: 2, id: 3, x: 8, y: 9 }),
    );
    expect(carried(state).slice(-2)).toEqual([
      { source: 1, positions: [{ x: 8, y: 9, id: 3, timeOffset: 0 }] },
      { source: 14, ranges },
    ]);
  });

  it('the size of the window, in the meta event', () => {
    const [meta] = play(...page(), incremental(4, { width: 400, height: 300 })).toEvents(START_MS) ?? [];
    expect(meta?.data).toEqual({ href: 'https://shop.example/', width: 400, height: 300 });
  });
});
