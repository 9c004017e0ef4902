import { describe, expect, it } from 'vitest';
import { BROKEN_PICTURE } from '../../../../shared/sanitise/placeholder.ts';
import { sanitiseEvents } from '../../../../shared/sanitise/sanitise-events.ts';
import { change, element, page, type TestNode, withoutKept } from './make-page.ts';

const PIXEL = 'data:image/png;base64,iVBORw0KGgo=';

function only(node: TestNode): TestNode {
  sanitiseEvents([page(node)]);
  return node;
}

describe('what a page needs to look as it did', () => {
  it('keeps what only looks like a handler: style rules may ask for it', () => {
    const attributes = { 'on-click': 'a', 'on:click': 'go()', 'on.tap': 'x', once: '', online: 'true' };
    const target = element('div', {
      ...attributes,
      'on click': 'b',
      onclick: 'c',
      _onclick: 'd',
      ':onload': 'e',
    });
    expect(sanitiseEvents([page(target)]).neutralised).toEqual({ 'event-handler': 4 });
    expect(target['attributes']).toEqual({ ...attributes, 'data-airgap-onclick': '' });
  });

  it('keeps the relation of links that go nowhere, and not of elements that load by it', () => {
    const anchor = element('a', { href: 'http://shop.example/', rel: 'external nofollow' });
    const link = element('link', { href: 'http://shop.example/a.css', rel: 'stylesheet' });
    const events = [
      page(anchor, link),
      change(link.id, { rel: 'preload' }),
      change(anchor.id, { rel: 'me' }),
    ];
    sanitiseEvents(events);
    expect(anchor['attributes']).toEqual({
      href: '#',
      rel: 'external nofollow',
      'data-airgap-href': 'http://shop.example/',
    });
    expect(link['attributes']).toEqual({});
    expect(events[1]?.data).toMatchObject({ attributes: [{ attributes: {} }] });
    expect(events[2]?.data).toMatchObject({ attributes: [{ attributes: { rel: 'me' } }] });
  });

  it('says of an image whose address changes whether its picture is there', () => {
    const image = element('img', { src: PIXEL, width: '320', height: '200' });
    const events = [
      page(image),
      change(image.id, { src: 'http://shop.example/b.png' }),
      change(image.id, { src: PIXEL }),
    ];
    sanitiseEvents(events);
    expect(events.slice(1).map(({ data }) => data)).toMatchObject([
      { attributes: [{ attributes: { src: BROKEN_PICTURE, 'data-airgap-missing': '' } }] },
      { attributes: [{ attributes: { src: PIXEL, 'data-airgap-missing': null } }] },
    ]);
  });

  it('shows no drawing that has no end, wherever it stands', () => {
    const bomb = `data:image/svg+xml,${encodeURIComponent('<svg><g id="a"><use href="#a"/></g></svg>')}`;
    const image = element('img', { src: bomb, width: 30, height: 20 });
    const events = [
      page(
        image,
        element('div', { style: `background:url("${bomb}")` }),
        element('canvas', { rr_dataURL: bomb }),
      ),
      page(
        element('svg', {}, [element('image', { href: bomb }), element('feImage', { 'xlink:href': bomb })]),
      ),
      change(image.id, { src: bomb }),
    ];
    const { neutralised, assets } = sanitiseEvents(events);
    expect([neutralised, assets]).toEqual([{ 'endless-image': 6 }, []]);
    expect(withoutKept(events)).not.toContain('use%20href');
  });
});

describe('odd values', () => {
  it('do not stop the player: media that are none, values out of range, names that no browser takes', () => {
    const video = {
      rr_mediaState: 'played',
      rr_mediaVolume: 0.5,
      rr_mediaCurrentTime: 3,
      rr_mediaPlaybackRate: 2,
    };
    const wrong = {
      rr_mediaState: 'x',
      rr_mediaVolume: 7,
      rr_mediaCurrentTime: Infinity,
      rr_mediaPlaybackRate: 99,
    };
    expect(only(element('video', { ...video }))['attributes']).toEqual(video);
    expect(only(element('AUDIO', { ...wrong }))['attributes']).toEqual({});
    expect(only(element('div', { ...video }))['attributes']).toEqual({});
    expect(only({ ...element('xml:a:b'), isSVG: true })).toMatchObject({ tagName: 'b' });
    for (const [name, corrected] of [
      ['html', 'html'],
      ['<x', 'html'],
      [7, 'html'],
      ['svg', 'svg'],
    ]) {
      const doctype = { type: 1, id: 9, name, publicId: '', systemId: '' };
      sanitiseEvents([{ type: 2, timestamp: 1, data: { node: { type: 0, id: 1, childNodes: [doctype] } } }]);
      expect(doctype.name).toBe(corrected);
    }
  });
});
