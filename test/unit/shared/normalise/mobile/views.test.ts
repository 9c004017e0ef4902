import { describe, expect, it } from 'vitest';
import { show, showInside } from './mobile-kit.ts';

const place = { id: 20, x: 1, y: 2, width: 30, height: 40 };
const input = (inputType: string, more: object = {}) => ({ ...place, type: 'input', inputType, ...more });
const style = (wireframe: unknown): string => String(showInside(wireframe)?.attributes?.['style']);

describe('a wireframe', () => {
  it('is where it was on the screen', () => {
    expect(style({ ...place, type: 'rectangle' })).toBe(
      'width: 30px;height: 40px;position: fixed;left: 1px;top: 2px;',
    );
  });

  it('without a place is at the corner, without a type is a box', () => {
    expect(showInside({ id: 20 })).toMatchObject({
      tagName: 'div',
      attributes: { style: expect.stringContaining('left: 0px;top: 0px;') as string },
    });
  });

  it('may be as wide as the screen', () => {
    expect(style({ ...place, width: '100vw' })).toContain('width: 100vw;');
  });

  it('looks as recorded', () => {
    const recorded = {
      color: '#fff',
      backgroundColor: 'rgba(1, 2, 3, 0.5)',
      borderWidth: '4',
      borderRadius: '10px',
      borderColor: 'red',
      verticalAlign: 'bottom',
      horizontalAlign: 'right',
      paddingLeft: 3,
      fontSize: 12.5,
      fontFamily: 'Roboto, sans-serif',
    };
    expect(style({ id: 20, type: 'rectangle', style: recorded })).toBe(
      'background-color: rgba(1, 2, 3, 0.5);border-width: 4px;border-radius: 10px;border-color: red;' +
        'border-style: solid;color: #fff;position: fixed;left: 0px;top: 0px;align-items: flex-end;' +
        'justify-content: flex-end;display: flex;padding-left: 3px;font-size: 12.5px;font-family: Roboto, sans-serif;',
    );
  });
});

describe('what was not recorded', () => {
  it.each([
    ['an image without its data', { ...place, type: 'image' }, 'image'],
    ['a placeholder', { ...place, type: 'placeholder', label: 'Map' }, 'Map'],
    ['a web view', { ...place, type: 'web_view', url: 'https://example.com/' }, 'https://example.com/'],
    ['a rating without a value', input('progress', { style: { bar: 'rating' }, label: 'Stars' }), 'Stars'],
  ])('is a striped box: %s', (_, wireframe, label) => {
    const node = showInside(wireframe);
    expect(node?.childNodes?.[0]?.textContent).toBe(label);
    expect(node?.attributes?.['style']).toContain("url('data:image/svg+xml;base64,");
  });
});

describe('a control', () => {
  it('is a line of text when its kind is unknown', () => {
    expect(showInside(input('time_machine', { value: 7 }))?.attributes).toMatchObject({
      type: 'text',
      value: '7',
    });
  });

  it('shows a masked number', () => {
    expect(showInside(input('number', { value: '***' }))?.attributes).toMatchObject({
      type: 'text',
      value: '***',
    });
    expect(showInside(input('number', { value: '12' }))?.attributes).toMatchObject({ type: 'number' });
  });

  it('keeps the lines of a text area', () => {
    const node = showInside(input('text_area', { value: 'a\nb' }));
    expect(node).toMatchObject({ tagName: 'textarea', attributes: { value: 'a\nb' } });
  });

  it('is in its label, which has the place', () => {
    const label = showInside(input('radio', { label: 'One', checked: true, disabled: true }));
    expect(label).toMatchObject({
      tagName: 'label',
      attributes: { style: expect.stringContaining('left: 1px') as string },
    });
    expect(label?.childNodes).toMatchObject([
      { id: 20, tagName: 'input', attributes: { type: 'radio', checked: true, disabled: true } },
      { textContent: 'One' },
    ]);
    expect(label?.childNodes?.[0]?.attributes).not.toHaveProperty('style');
  });

  it('has the selected option selected', () => {
    const options = showInside(input('select', { value: 'b', options: ['a', 'b', null] }))?.childNodes;
    expect(options?.map(({ attributes }) => attributes?.['selected'] ?? false)).toEqual([false, true, false]);
  });

  it('is a switch that is on or off', () => {
    expect(JSON.stringify(showInside(input('toggle', { checked: true })))).toContain('right: 5%');
    expect(JSON.stringify(showInside(input('toggle', { style: { color: '#0f0' } })))).toContain(
      'background-color: #0f0',
    );
  });
});

describe('progress', () => {
  const titles = (value: unknown, max: unknown): readonly (string | undefined)[] =>
    show(input('progress', { style: { bar: 'rating' }, value, max }))
      .filter(({ tagName }) => tagName === 'title')
      .map(({ childNodes }) => childNodes?.[0]?.textContent?.replace(/(-filled)? star/, ''));

  it.each([
    [2.5, 4, ['filled', 'filled', 'half', 'empty']],
    ['1', '2', ['filled', 'empty']],
    [-0.5, 2, ['empty', 'empty']],
    [3, -1, ['filled', 'filled', 'filled']],
    [0, 0, []],
  ])('%s of %s stars', (value, max, expected) => {
    expect(titles(value, max)).toEqual(expected);
  });

  it('never draws more stars than a screen has room for', () => {
    expect(titles(1e9 + 0.5, 1e9)).toHaveLength(20);
    expect(titles(1, 1e9)).toHaveLength(20);
  });

  it('is empty at 0 and unknown without a value', () => {
    expect(showInside(input('progress', { value: 0 }))?.attributes).toMatchObject({ value: 0 });
    expect(showInside(input('progress', { value: 'x', max: 0 }))?.attributes).not.toHaveProperty('value');
  });

  it('is a circle that is filled so far, or turns', () => {
    const circle = (value: unknown): string =>
      JSON.stringify(
        showInside(input('progress', { style: { bar: 'circular', color: '#123456' }, value, max: 4 })),
      );
    expect(circle(1)).toContain('conic-gradient(#123456 25%');
    expect(circle(undefined)).toContain('animation: spin');
    expect(circle(5)).toContain('animation: spin');
  });
});

describe('the bars', () => {
  it.each([
    ['#000000', 'white'],
    ['#fff', 'black'],
    ['papayawhip', 'black'],
    ['nonsense;', 'black'],
  ])('on %s are written in %s', (backgroundColor, colour) => {
    const bar = show({ ...place, type: 'status_bar', style: { backgroundColor } }).find(
      ({ id }) => id === 12,
    );
    expect(bar?.attributes?.['style']).toContain(`color: ${colour};`);
  });
});
