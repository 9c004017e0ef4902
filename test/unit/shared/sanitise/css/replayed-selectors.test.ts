import { describe, expect, it } from 'vitest';
import { replayedSelector, sanitiseCss } from '../../../../../shared/sanitise/css/sanitise-css.ts';
import { AssetLedger } from '../../../../../shared/sanitise/missing/asset-ledger.ts';

const clean = (css: string): string => sanitiseCss(css, new AssetLedger());

describe('a rule asks the stage for what a replayed page cannot have by itself', () => {
  it.each([
    ['a:focus{}', 'a[data-airgap-focus]{}'],
    [
      'label:has(input:focus):not(:FOCUS-within){}',
      'label:has(input[data-airgap-focus]):not([data-airgap-focus-within]){}',
    ],
    [':host(:focus-within) b:active{}', ':host([data-airgap-focus-within]) b[data-airgap-active]{}'],
    ['p{&:focus-visible{color:red}}', 'p{&[data-airgap-focus-visible]{color:red}}'],
    ['@layer a{@media (hover:hover){i:hover{}}}', '@layer a{@media (hover:hover){i[data-airgap-hover]{}}}'],
    ['@scope (a:hover) to (:active){b{}}', '@scope (a[data-airgap-hover]) to ([data-airgap-active]){b{}}'],
    ['a:\\66ocus{}', 'a[data-airgap-focus]{}'],
    [
      '::slotted(a:hover), a:hover::before{}',
      '::slotted(a[data-airgap-hover]), a[data-airgap-hover]::before{}',
    ],
    ['a:user-invalid{}', 'a:invalid:where([data-airgap-edited]){}'],
    [':target b{}', '[data-airgap-led-to] b{}'],
    ['a[href^="http"][TARGET=_blank]{}', 'a[data-airgap-href^="http"][data-airgap-target=_blank]{}'],
    [
      '[*|href], [ src $= ".png" i ], [download]{}',
      '[*|data-airgap-href], [ data-airgap-src $= ".png" i ], [data-airgap-download]{}',
    ],
    ['a::after{content:attr(href)}', 'a::after{content:attr(data-airgap-href)}'],
  ])('%s', (css, expected) => {
    expect(clean(css)).toBe(expected);
    expect(clean(expected)).toBe(expected);
  });
});

describe('a rule stays as it is', () => {
  it.each([
    // An attribute behind a pseudo-element would make the browser give up the rule.
    '::part(a):hover, b::before:hover, c:after:hover{}',
    'p{grid-template-columns:[href] 1fr [action] 2fr}',
    'p{transition:focus 1s;--x:a:hover}',
    '@page :first{margin:0}',
    'a[class=":hover"][data-href]{}',
    'a[title]:checked{}',
  ])('%s', (css) => {
    expect(clean(css)).toBe(css);
  });
});

it('a selector that is typed finds what it would have found in the page', () => {
  expect(replayedSelector('a[href$=".pdf"]:hover')).toBe('a[data-airgap-href$=".pdf"][data-airgap-hover]');
  expect(replayedSelector('Pay now')).toBe('Pay now');
});
