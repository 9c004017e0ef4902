import { STAGE_ORIGIN } from '../../shared/origins.ts';
import type { StageMessage, ToStage } from '../stage/protocol.ts';

/** The app's end of the one channel to the stage. */
export interface StageLink {
  send(message: ToStage): void;
  /** Hands event batches over without copying them; the buffers are gone afterwards. */
  sendEvents(chunks: readonly ArrayBuffer[]): void;
  close(): void;
}

/**
 * Opens the channel to a stage that has just been loaded.
 * @param onGone called when the stage's process has ended
 */
export function connectStage(
  frame: HTMLIFrameElement,
  onMessage: (message: StageMessage) => void,
  onGone: () => void,
): StageLink {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<StageMessage>) => onMessage(data);
  port1.addEventListener('close', onGone);
  frame.contentWindow?.postMessage('connect', STAGE_ORIGIN, [port2]);
  return {
    send: (message) => port1.postMessage(message),
    sendEvents: (chunks) => port1.postMessage({ kind: 'events', chunks } satisfies ToStage, [...chunks]),
    close: () => {
      port1.removeEventListener('close', onGone);
      port1.close();
    },
  };
}
