import type { Scene } from '../../shared/story/scenes.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import { createStore } from '../ui/store.ts';

/** Another picture may have come first; whatever cannot be shown twice has none. */
const MAX_TRIES = 3;
/** Between two pictures while a session plays, so that it has the computer for itself most of the time. */
const REST: Milliseconds = 1500;
/** A picture that somebody else waits for is made first. */
const RETRY_AFTER: Milliseconds = 500;

/** What else the app is doing: while it is `busy` no picture is asked for, while it is `playing` few are. */
export type Occupation = 'idle' | 'playing' | 'busy';

/** Asks for a picture: its address, or null where there is none (now). */
export type ReadPicture = (scene: Scene) => Promise<string | null>;

/** Pictures of scenes, made one after another for what is in view. */
export class PictureQueue {
  /** Their addresses; null where there is no picture. */
  readonly pictures = createStore<ReadonlyMap<Scene, string | null>>(new Map());
  private readonly readPicture: ReadPicture;
  private readonly seen = new Set<Scene>();
  private readonly tries = new Map<Scene, number>();
  private occupation: Occupation = 'idle';
  private isAsking = false;
  private isClosed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readPicture: ReadPicture) {
    this.readPicture = readPicture;
  }

  /** A scene has come into view, or has gone. */
  show(scene: Scene, isInView: boolean): void {
    if (isInView) {
      this.seen.add(scene);
    } else {
      this.seen.delete(scene);
    }
    void this.work();
  }

  occupy(occupation: Occupation): void {
    this.occupation = occupation;
    void this.work();
  }

  /** Asks for no more. */
  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** After `close`: a component may be taken away and put back. */
  open(): void {
    this.isClosed = false;
    void this.work();
  }

  private async work(): Promise<void> {
    const scene = this.next();
    if (!scene || this.isAsking || this.timer !== undefined || this.isClosed || this.occupation === 'busy') {
      return;
    }
    this.isAsking = true;
    const url = await this.readPicture(scene);
    this.isAsking = false;
    this.note(scene, url);
    this.goOn(url);
  }

  private note(scene: Scene, url: string | null): void {
    const tries = (this.tries.get(scene) ?? 0) + 1;
    this.tries.set(scene, tries);
    if (url !== null || tries >= MAX_TRIES) {
      this.pictures.update((pictures) => new Map(pictures).set(scene, url));
    }
  }

  private goOn(url: string | null): void {
    const pause = this.occupation === 'playing' ? REST : url === null ? RETRY_AFTER : 0;
    if (pause === 0) {
      void this.work();
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.work();
    }, pause);
  }

  /** The first in order of time, of those tried least. */
  private next(): Scene | undefined {
    const pictures = this.pictures.get();
    const left = [...this.seen].filter((scene) => !pictures.has(scene));
    const triesOf = (scene: Scene): number => this.tries.get(scene) ?? 0;
    return left.sort((a, b) => triesOf(a) - triesOf(b) || a.pictureMs - b.pictureMs)[0];
  }
}
