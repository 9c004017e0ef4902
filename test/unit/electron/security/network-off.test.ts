import type { App } from 'electron';
import { describe, expect, it } from 'vitest';
import { SWITCHES, switchNetworkOff, VALUE_SWITCHES } from '../../../../electron/security/network-off.ts';

function setSwitches(): Map<string, string | undefined> {
  const switches = new Map<string, string | undefined>();
  const appendSwitch = (name: string, value?: string): unknown => switches.set(name, value);
  switchNetworkOff({ commandLine: { appendSwitch } } as unknown as App);
  return switches;
}

describe('switchNetworkOff', () => {
  it('lets no name resolve and no proxy lead anywhere', () => {
    const switches = setSwitches();
    const wanted = ['host-resolver-rules', 'proxy-server', 'proxy-bypass-list'];
    expect(wanted.map((name) => switches.get(name))).toEqual([
      'MAP * ~NOTFOUND',
      'socks5://127.0.0.1:9',
      '<-loopback>',
    ]);
  });

  it('sets every switch there is', () => {
    expect([...setSwitches().keys()].sort()).toEqual([...Object.keys(VALUE_SWITCHES), ...SWITCHES].sort());
  });
});
