import { describe, expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import type { ContentClass } from '../../../../shared/redaction/content-classes.ts';
import { EventRedactor } from '../../../../shared/redaction/event-redactor.ts';
import { maskSpans, maskWhole } from '../../../../shared/redaction/mask.ts';
import { RedactionSurvey } from '../../../../shared/redaction/redaction-survey.ts';
import {
  parseRedactionRules,
  type RedactionRule,
  type RedactionRules,
} from '../../../../shared/redaction/rules.ts';

function redactBy(
  rules: readonly RedactionRule[],
  events: readonly ReplayEvent[],
  exceptions: string[] = [],
) {
  const all: RedactionRules = { version: 1, mask: 'layout', rules: [...rules], exceptions };
  const survey = new RedactionSurvey(all);
  events.forEach((event) => survey.noteEvent(event, 1));
  const redactor = new EventRedactor(survey.plan());
  return { events: events.map((event) => redactor.redactEvent(event, 1)), counts: redactor.counts };
}

function redactClass(contents: ContentClass, type: number, data: object): unknown {
  const page = { type: 2, timestamp: 1, data: { node: PAGE, initialOffset: { top: 0, left: 0 } } };
  const { events } = redactBy([{ id: 'c', kind: 'class', contents }], [page, { type, timestamp: 2, data }]);
  return events[1]?.data;
}

const PAGE = {
  type: 0,
  id: 1,
  childNodes: [
    {
      type: 2,
      id: 2,
      tagName: 'title',
      attributes: {},
      childNodes: [{ type: 3, id: 3, textContent: 'Account of Ada' }],
    },
    { type: 2, id: 4, tagName: 'input', attributes: { value: 'secret' }, childNodes: [] },
    {
      type: 2,
      id: 5,
      tagName: 'img',
      attributes: { src: 'data:image/png;base64,AAAA', width: '20' },
      childNodes: [],
    },
    {
      type: 2,
      id: 6,
      tagName: 'canvas',
      attributes: { rr_dataURL: 'data:image/png;base64,AAAA' },
      childNodes: [],
    },
    { type: 2, id: 7, tagName: 'a', attributes: { href: '/list?who=ada#top' }, childNodes: [] },
  ],
};

function redactPage(contents: ContentClass): string {
  return JSON.stringify(redactClass(contents, 2, { node: PAGE, initialOffset: { top: 0, left: 0 } }));
}

describe('whole classes of contents', () => {
  it('removes what was typed, and the values of fields', () => {
    expect(redactClass('inputs', 3, { source: 5, id: 4, text: 'my secret', isChecked: false })).toEqual({
      source: 5,
      id: 4,
      text: '** ******',
      isChecked: false,
    });
    expect(redactPage('inputs')).toContain('"value":"******"');
  });

  it('removes titles, pictures and drawings, and keeps the room they take', () => {
    expect(redactPage('titles')).toContain('"textContent":"******* ** ***"');
    expect(redactPage('images')).not.toContain('png;base64,AAAA');
    expect(redactPage('images')).toContain('"width":"20"');
    expect(redactPage('canvas')).toContain('"src":"data:image/png;base64,AAAA"');
    expect(redactPage('canvas')).not.toContain('"rr_dataURL":"data:image/png;base64,AAAA"');
    expect(redactClass('canvas', 3, { source: 9, id: 6, commands: [] })).toBeUndefined();
  });

  it('removes what follows the path of an address', () => {
    expect(redactPage('queries')).toContain('"href":"/list?redacted"');
    expect(
      redactClass('queries', 4, { href: 'https://bank.example/a/b?who=ada#x', width: 1, height: 1 }),
    ).toEqual({
      href: 'https://bank.example/a/b?redacted',
      width: 1,
      height: 1,
    });
  });

  it.each<[ContentClass, string]>([
    ['bodies', 'requestBody'],
    ['bodies', 'response_body'],
    ['bodies', 'postData'],
    ['headers', 'responseHeaders'],
    ['cookies', 'cookies'],
    ['cookies', 'Set-Cookie'],
  ])('removes %s of requests by their names: %s', (contents, name) => {
    const payload = {
      requests: [{ name: 'https://a.example/', status: 200, [name]: { inner: ['ada', 12] } }],
    };
    expect(redactClass(contents, 6, { plugin: 'rrweb/network@1', payload })).toEqual({
      plugin: 'rrweb/network@1',
      payload: { requests: [{ name: 'https://a.example/', status: 200, [name]: { inner: ['***', 0] } }] },
    });
  });

  it('removes lines of the console, and keeps their level', () => {
    const payload = { level: 'warn', payload: ['"of ada"'], trace: ['at ada.js'] };
    expect(redactClass('console', 6, { plugin: 'rrweb/console@1', payload })).toEqual({
      plugin: 'rrweb/console@1',
      payload: { level: 'warn', payload: ['*** ****'], trace: ['** ******'] },
    });
  });
});

describe('single values', () => {
  it('counts by rule, leaves exceptions, and masks names so that style sheets still fit', () => {
    const node = {
      type: 2,
      id: 1,
      tagName: 'p',
      attributes: { class: 'user-ada', title: 'Ada' },
      childNodes: [
        { type: 3, id: 2, textContent: 'Ada of Adana' },
        {
          type: 2,
          id: 3,
          tagName: 'style',
          attributes: {},
          childNodes: [{ type: 3, id: 4, textContent: '.user-ada{}' }],
        },
      ],
    };
    const event = { type: 2, timestamp: 1, data: { node, initialOffset: {} } };
    const { events, counts } = redactBy([{ id: 'name', kind: 'text', text: 'Ada' }], [event], ['Adana']);
    const written = JSON.stringify(events);
    expect(written).toContain('"class":"user-xxx","title":"***"');
    expect(written).toContain('"*** of Adana"');
    expect(written).toContain('".user-xxx{}"');
    expect(counts.get('name')).toBe(4);
  });

  it('removes in other places what a detector told in one, also a number', () => {
    const payload = {
      of: 'card 4111 1111 1111 1111',
      bare: 4111111111111111,
      list: ['x4111 1111 1111 1111x'],
    };
    const { events } = redactBy(
      [{ id: 'card', kind: 'detector', detector: 'card' }],
      [{ type: 5, timestamp: 1, data: { tag: 't', payload } }],
    );
    expect(events[0]?.data).toEqual({
      tag: 't',
      payload: { of: 'card **** **** **** ****', bare: 0, list: ['x**** **** **** ****x'] },
    });
  });

  it('masks field after field where one value was typed into several', () => {
    const typed = ['41', '11', '1'].map((text, at) => ({
      type: 3,
      timestamp: at,
      data: { source: 5, id: 10 + at, text, isChecked: false },
    }));
    const { events } = redactBy([{ id: 'code', kind: 'text', text: '41111' }], typed);
    expect(events.map((event) => (event?.data as { readonly text: string }).text)).toEqual(['**', '**', '*']);
  });
});

describe('masks', () => {
  it('has one sign a grapheme, keeps spaces, and tells no length where asked', () => {
    expect(maskWhole('Zoë 👩‍👩‍👧 x\n', 'layout')).toBe('*** * *\n');
    expect(maskWhole('Zoë', 'fixed')).toBe('[redacted]');
    expect(
      maskSpans(
        'abcdef',
        [
          { start: 3, end: 5 },
          { start: 1, end: 4 },
        ],
        'layout',
      ),
    ).toBe('a****f');
  });
});

describe('a file of rules', () => {
  it('is read, with what it leaves out', () => {
    const read = parseRedactionRules('{"version":1,"rules":[{"id":"a","kind":"text","text":"Ada"}]}');
    expect(read).toMatchObject({ ok: true, value: { mask: 'layout', exceptions: [] } });
  });

  it.each([
    ['no JSON', '{'],
    ['another version', '{"version":2,"rules":[{"id":"a","kind":"text","text":"Ada"}]}'],
    ['a rule of an unknown kind', '{"version":1,"rules":[{"id":"a","kind":"magic"}]}'],
    ['no rule', '{"version":1,"rules":[]}'],
    ['a text of one letter', '{"version":1,"rules":[{"id":"a","kind":"text","text":"A"}]}'],
    ['a wrong pattern', '{"version":1,"rules":[{"id":"a","kind":"pattern","pattern":"("}]}'],
    [
      'a pattern that finds nothing at all',
      '{"version":1,"rules":[{"id":"a","kind":"pattern","pattern":"a*"}]}',
    ],
    [
      'two rules of one id',
      '{"version":1,"rules":[{"id":"a","kind":"text","text":"Ada"},{"id":"a","kind":"text","text":"Bob"}]}',
    ],
  ])('is refused as a whole with %s', (_what, json) => {
    expect(parseRedactionRules(json).ok).toBe(false);
  });
});
