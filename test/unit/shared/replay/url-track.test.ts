import { describe, expect, it } from 'vitest';
import { urlOf } from '../../../../shared/replay/url-track.ts';

describe('urlOf', () => {
  it.each<[string, number, unknown, string | undefined]>([
    ['a meta event', 4, { href: 'https://a.example/' }, 'https://a.example/'],
    ['a page view', 5, { tag: '$pageview', payload: { href: '/b' } }, '/b'],
    ['a changed URL', 5, { tag: '$url_changed', payload: { href: '/c' } }, '/c'],
    ['another custom event', 5, { tag: 'click', payload: { href: '/d' } }, undefined],
    ['a page view without payload', 5, { tag: '$pageview', payload: null }, undefined],
    ['another type with a tag', 6, { tag: '$pageview', payload: { href: '/e' } }, undefined],
    ['a meta event without address', 4, { width: 1 }, undefined],
    ['an empty address', 4, { href: '' }, undefined],
    ['an address that is no text', 4, { href: 7 }, undefined],
    ['a payload that is no object', 4, 'https://a.example/', undefined],
    ['no payload', 4, undefined, undefined],
  ])('of %s', (_, type, data, expected) => {
    expect(urlOf({ type, timestamp: 1, data })).toBe(expected);
  });
});
