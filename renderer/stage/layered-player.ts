import type { AssetResolver } from '../../shared/assets/asset-table.ts';
import { Player, type PlayerListener, type PlayerOptions } from './player.ts';
import { painted, picturesDecoded, sheetsLoaded } from './painted.ts';
import type { StageScale, SliceBeginning, SliceContent } from './protocol.ts';
import { SliceEvents } from './slice-events.ts';
import type { StageSpace } from './stage-scale.ts';

/** A slice, and the player that is made of it, in a layer of its own: it can be prepared below what is shown. */
export class LayeredPlayer {
  readonly beginning: SliceBeginning;
  readonly events: SliceEvents;
  private readonly layer = document.createElement('div');
  private appending: Promise<void> = Promise.resolve();
  player: Player | undefined;

  constructor(beginning: SliceBeginning, resolve: AssetResolver) {
    this.beginning = beginning;
    this.events = new SliceEvents(beginning.slice, resolve);
  }

  get content(): SliceContent {
    return this.events.content;
  }

  /** Makes the player, out of sight where something is shown. @throws where rrweb cannot take the events at all */
  build(target: HTMLElement, isHidden: boolean, options: PlayerOptions, listener: PlayerListener): Player {
    this.layer.className = isHidden ? 'layer incoming' : 'layer';
    target.append(this.layer);
    this.player = new Player(this.layer, this.events.take(), options, listener);
    return this.player;
  }

  /** Resolves when it could be shown. */
  async painted(): Promise<void> {
    const page = this.player?.page ?? null;
    await sheetsLoaded(page);
    await picturesDecoded(page);
    await painted();
  }

  reveal(): void {
    this.layer.classList.remove('incoming');
  }

  layOut(scale: StageScale, space: StageSpace): void {
    this.player?.resize(scale, space);
  }

  /** Hands what has come since to the player; resolves when that has all of it. */
  append(): Promise<void> {
    const events = this.events.take();
    this.appending = this.appending.then(() => this.player?.append(events));
    return this.appending;
  }

  /** Resolves when the player has all that has come. */
  get settled(): Promise<void> {
    return this.appending;
  }

  destroy(): void {
    const { player } = this;
    this.player = undefined;
    player?.destroy();
    this.layer.remove();
  }
}
