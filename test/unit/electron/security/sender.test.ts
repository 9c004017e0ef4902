import type { WebFrameMain } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { isTrustedSender } from '../../../../electron/security/sender.ts';

vi.mock('electron', () => ({ protocol: {} }));

const frame = (origin: string, parent: unknown = null): Pick<WebFrameMain, 'origin' | 'parent'> => ({
  origin,
  parent: parent as WebFrameMain | null,
});

describe('isTrustedSender', () => {
  it('trusts the app’s own page in the top frame', () => {
    expect(isTrustedSender(frame('app://app'))).toBe(true);
  });

  it.each([
    ['a frame that is gone', null],
    ['the stage', frame('stage://stage')],
    ['the app’s page inside another', frame('app://app', {})],
    ['a similar origin', frame('app://app.evil')],
    ['an opaque origin', frame('null')],
    ['a web page', frame('https://example.com')],
  ])('does not trust %s', (_, sender) => {
    expect(isTrustedSender(sender)).toBe(false);
  });
});
