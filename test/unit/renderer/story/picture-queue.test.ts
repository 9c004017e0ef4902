import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PictureQueue } from '../../../../renderer/story/picture-queue.ts';
import { recorded } from '../../../../shared/story/story.ts';
import type { Scene } from '../../../../shared/story/scenes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function makeScene(pictureMs: number): Scene {
  const at = { atMs: pictureMs, pictureMs, windowNumber: 1, key: pictureMs };
  return { ...at, tone: 'plain', caption: [recorded('/')], weight: 1 };
}

const SCENES = [1, 2, 3].map(makeScene);
const [first, second, third] = SCENES as [Scene, Scene, Scene];

/** A queue whose pictures a test hands over; those it has asked for, in order. */
function makeQueue() {
  const asked: number[] = [];
  let answer: (url: string | null) => void = () => undefined;
  const queue = new PictureQueue(({ pictureMs }) => {
    asked.push(pictureMs);
    return new Promise((resolve) => (answer = resolve));
  });
  const hand = async (url: string | null): Promise<void> => {
    answer(url);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { queue, asked, hand };
}

describe('pictures of scenes', () => {
  it('are asked for one after another, in order of time', async () => {
    const { queue, asked, hand } = makeQueue();
    [first, third, second].forEach((scene) => queue.show(scene, true));
    expect(asked).toEqual([1]);
    await hand('one');
    await hand('two');
    await hand('three');
    expect([asked, SCENES.map((scene) => queue.pictures.get().get(scene))]).toEqual([
      [1, 2, 3],
      ['one', 'two', 'three'],
    ]);
  });

  it('are not asked for where a scene has gone out of view, or the queue is closed', async () => {
    const { queue, asked, hand } = makeQueue();
    SCENES.forEach((scene) => queue.show(scene, true));
    queue.show(second, false);
    await hand('one');
    queue.close();
    await hand('three');
    queue.show(second, true);
    expect(asked).toEqual([1, 3]);
    queue.open();
    expect(asked).toEqual([1, 3, 2]);
  });

  it('wait while the stage jumps, and come slowly while it plays', async () => {
    const { queue, asked, hand } = makeQueue();
    queue.occupy('busy');
    SCENES.forEach((scene) => queue.show(scene, true));
    expect(asked).toEqual([]);
    queue.occupy('playing');
    await hand('one');
    expect(asked).toEqual([1]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked).toEqual([1, 2]);
  });

  it('are tried again a few times, after the others', async () => {
    const { queue, asked, hand } = makeQueue();
    queue.show(first, true);
    queue.show(second, true);
    await hand(null);
    await vi.advanceTimersByTimeAsync(600);
    await hand('two');
    await hand(null);
    await vi.advanceTimersByTimeAsync(600);
    await hand(null);
    await vi.advanceTimersByTimeAsync(5000);
    expect([asked, queue.pictures.get().get(first)]).toEqual([[1, 2, 1, 1], null]);
  });
});
