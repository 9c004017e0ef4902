import { lookOn } from '../../../../../shared/model/page-look.ts';
import { describe, expect, it } from 'vitest';
import { reducePlayback } from '../../../../../renderer/session/playback/playback-machine.ts';
import {
  openPlayback,
  type PlaybackCommand,
  type PlaybackEvent,
  type PlaybackState,
} from '../../../../../renderer/session/playback/playback-state.ts';
import { fail, succeed } from '../../../../../shared/result.ts';
import { makeWindow, NO_FINDINGS } from '../../../../helpers/make-window.ts';

const WINDOWS = [
  makeWindow({ chunks: 10 }),
  makeWindow({ number: 2, startedAtMs: 5000, endedAtMs: 15_000, chunks: 10 }),
  makeWindow({ number: 3, fullSnapshots: 0, chunks: 10 }),
];

/** Lets events happen one after another. */
class Played {
  state: PlaybackState = openPlayback(
    { windows: WINDOWS, position: null },
    { play: true, speed: 1, scale: 'fit', look: lookOn(null), skipInactivity: false, followsUser: false },
  );
  commands: readonly PlaybackCommand[] = [];

  does(...events: readonly PlaybackEvent[]): this {
    for (const event of events) {
      const { state, commands } = reducePlayback(this.state, event);
      this.state = state;
      this.commands = commands;
    }
    return this;
  }

  /** What was asked for is found, read, and shown by the stage. */
  arrives(): this {
    const { stage } = this.state;
    const from = { kind: 'chunk', chunk: 0, byte: 0 } as const;
    this.does({ kind: 'sliceFound', request: this.state.request, slice: succeed({ from, toChunk: 0 }) });
    const batch = succeed({ chunks: [new ArrayBuffer(8)], next: null });
    this.does({ kind: 'eventsRead', request: this.state.request, batch });
    const { slice, jump } = this.state;
    const atMs = this.state.phase === 'seeking' ? this.state.target.atMs : 0;
    return this.does(
      { kind: 'stageTold', stage, jump, message: { kind: 'shown', slice } },
      { kind: 'stageTold', stage, jump, message: { kind: 'moved', atMs } },
    );
  }

  get messages(): string[] {
    return this.commands.flatMap((command) => (command.kind === 'send' ? [command.message.kind] : []));
  }
}

const connected: PlaybackEvent = { kind: 'stageConnected', stage: 1 };
const to = (atMs: number, mode: 'atOnce' | 'inTurn' | 'passing' = 'atOnce'): PlaybackEvent => ({
  kind: 'jumped',
  atMs,
  mode,
});
const inWindow = (
  windowNumber: number,
  atMs: number,
  mode: 'atOnce' | 'passing' = 'atOnce',
): PlaybackEvent => ({
  kind: 'jumped',
  atMs,
  mode,
  to: { kind: 'stay', windowNumber },
});

describe('after a failure', () => {
  const failed = (): Played => {
    const played = new Played().does(connected);
    const { request } = played.state;
    return played.does({ kind: 'sliceFound', request, slice: fail('session-damaged', 'damaged') });
  };

  it('says what is wrong, and nothing plays', () => {
    expect(failed().state).toMatchObject({ phase: 'failed', problem: 'damaged' });
    expect(failed().messages).toEqual(['pause']);
  });

  it.each([
    ['a held key', to(5000, 'inTurn')],
    ['a pointer that is dragged', to(5000, 'passing')],
    ['a pointer that is dragged into another window', inWindow(2, 7000, 'passing')],
    ['another window', inWindow(2, 7000)],
  ])('%s leads on', (_, event) => {
    const played = failed().does(event);
    expect([played.state.phase, played.messages]).toEqual(['seeking', expect.arrayContaining(['begin'])]);
    expect(played.arrives().state.phase).toBe('showing');
  });

  it('does not wait for an answer to what failed', () => {
    const played = failed();
    const before = played.state;
    const late = succeed({ from: { kind: 'chunk', chunk: 0, byte: 0 } as const, toChunk: 0 });
    expect(played.does({ kind: 'sliceFound', request: before.request, slice: late }).state).toEqual(before);
  });
});

describe('a jump', () => {
  it('is shown, and plays on where it played', () => {
    const played = new Played().does(connected).arrives();
    expect([played.state.phase, played.state.nowMs]).toEqual(['showing', 0]);
    expect(played.messages).toContain('play');
  });

  it('gives up the one before, whose answer is of no effect', () => {
    const played = new Played().does(connected);
    const { request } = played.state;
    played.does(inWindow(2, 9000));
    const before = played.state;
    const late = succeed({ from: { kind: 'chunk', chunk: 3, byte: 0 } as const, toChunk: 3 });
    expect(played.does({ kind: 'sliceFound', request, slice: late }).state).toBe(before);
  });

  it('of a held key waits until the one before is shown, and only the last of them follows', () => {
    const played = new Played().does(connected, to(3000, 'inTurn'), to(4000, 'inTurn'), to(5000, 'inTurn'));
    expect([played.state.jump, played.state.nowMs]).toEqual([1, 5000]);
    played.arrives();
    expect(played.state).toMatchObject({ phase: 'seeking', jump: 2, target: { atMs: 5000 } });
  });

  it('by a dragged pointer does not play, and does when that is let go where it is', () => {
    const played = new Played().does(connected).arrives().does(to(8000, 'passing'));
    expect(played.messages[0]).toBe('pause');
    played.does(to(8000)).arrives();
    expect(played.messages).toContain('play');
  });

  it('into a window without a page says so, and one out of it leads on', () => {
    const played = new Played().does(connected).arrives().does(inWindow(3, 100));
    expect(played.state.phase === 'failed' && played.state.problem).toMatch(/no full snapshot/i);
    expect(played.does(inWindow(1, 100)).state.phase).toBe('seeking');
  });

  it('within what is shown names the slice that it means', () => {
    const played = new Played().does(connected).arrives();
    const { slice, jump, stage } = played.state;
    const content = { slice, batches: 1, firstMs: 0, untilMs: 1000, findings: NO_FINDINGS };
    played.does({ kind: 'stageTold', stage, jump, message: { kind: 'holds', ...content } }, to(900));
    expect(played.commands).toContainEqual({
      kind: 'send',
      message: { kind: 'seek', slice, atMs: 900, jump: jump + 1 },
    });
  });
});

describe('a step', () => {
  it('that is wanted while another moment waits behind a jump is taken after that', () => {
    const played = new Played()
      .does(connected, to(3000, 'inTurn'), { kind: 'stepped', by: 1 })
      .arrives()
      .arrives();
    expect(played.state).toMatchObject({ phase: 'showing', nowMs: 3000, stepping: 'asking' });
  });

  it('whose answer comes after another moment was gone to is not taken', () => {
    const played = new Played()
      .does(connected)
      .arrives()
      .does({ kind: 'stepped', by: 1 }, to(4000))
      .arrives();
    const { jump, stage } = played.state;
    played.does({ kind: 'stageTold', stage, jump, message: { kind: 'stepFound', by: 1, atMs: 700 } });
    expect([played.state.phase, played.state.nowMs]).toEqual(['showing', 4000]);
  });
});

describe('a stage that is gone', () => {
  it('is said to be, and another is loaded for another window, paused', () => {
    const played = new Played().does(connected).arrives().does({ kind: 'stageGone', stage: 1 });
    expect(played.state.phase).toBe('stopped');
    played.does(inWindow(2, 6000));
    expect(played.state).toMatchObject({ phase: 'connecting', stage: 2, nowMs: 6000, wantsToPlay: false });
  });

  it('tells nothing any more', () => {
    const played = new Played().does(connected, { kind: 'reloaded' });
    const before = played.state;
    const message = { kind: 'moved', atMs: 5 } as const;
    expect(played.does({ kind: 'stageTold', stage: 1, jump: 1, message }).state).toBe(before);
  });
});

it('has no command after closing', () => {
  const played = new Played().does(connected).arrives().does({ kind: 'closed' });
  expect(played.commands).toEqual([{ kind: 'leaveStage' }]);
  const { request } = played.state;
  const batch = succeed({ chunks: [], next: null });
  expect(played.does(to(5), { kind: 'toggled' }, { kind: 'eventsRead', request, batch }).commands).toEqual(
    [],
  );
});
