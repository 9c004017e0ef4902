import { lookOn } from '../../shared/model/page-look.ts';
import type { SessionDetails } from '../../shared/model/session.ts';
import { api } from '../app/state/api.ts';
import { forgetAssetReport } from '../app/state/asset-packs.ts';
import { openedMoment } from '../app/state/opened-moment.ts';
import { place } from '../app/state/place.ts';
import { openNeighbour } from './header/neighbours.ts';
import { autoAdvance, keepPlaybackSettings, readPlaybackSettings } from './playback/playback-settings.ts';
import { Playback } from './playback/playback.ts';
import { onPlayedToEnd } from './workspace/played-to-end.ts';
import { Workspace } from './workspace/workspace.ts';

/** A session that is open, until it is closed. */
export interface OpenedSession {
  readonly playback: Playback;
  readonly workspace: Workspace;
  close(): void;
}

/** Opens a session: where somebody asked for a moment of it there, else where it was left. */
export function openForPlaying(details: SessionDetails): OpenedSession {
  const play = details.position === null || place.get().playsOnOpen;
  const playback = new Playback(details, { ...readPlaybackSettings(), look: lookOn(details.os), play });
  const workspace = new Workspace(playback);
  const visit = (): void => {
    const moment = openedMoment.get();
    if (moment?.sessionId === details.session.id) {
      playback.visit(moment);
      if (moment.item) {
        workspace.select(moment.item);
      }
      // Whoever opens the session again goes to where it was left.
      openedMoment.set(null);
    }
  };
  visit();
  const endings = [
    openedMoment.subscribe(visit),
    keepPlaybackSettings(playback),
    onPlayedToEnd(playback, () => {
      if (autoAdvance.get() && !workspace.loop.isOn.get()) {
        void openNeighbour(details.session.id, 1);
      }
    }),
    api.on('assetsImported', ({ report }) => report.taken > 0 && playback.reload()),
    () => workspace.close(),
    () => playback.close(),
    forgetAssetReport,
  ];
  return { playback, workspace, close: () => endings.forEach((end) => end()) };
}
