import { useEffect, useState } from 'react';
import type { SessionDetails } from '../../../shared/model/session.ts';
import { place } from '../../app/state/place.ts';
import { api } from '../../app/state/api.ts';
import { isBoolean, useStored } from '../../ui/use-stored.ts';
import { useStore } from '../../ui/store.ts';
import { INACTIVE_AFTER } from '../../../shared/replay/activity.ts';
import { forgetAssetReport } from '../../app/state/asset-packs.ts';
import { openedMoment } from '../../app/state/opened-moment.ts';
import { SPEEDS } from '../keys/key-map.ts';
import { Playback } from './playback.ts';
import { INACTIVITY_THRESHOLDS } from '../activity/skip-inactivity.ts';

/** Makes the playback of an opened session, and remembers the user's settings. */
export function usePlayback(details: SessionDetails): Playback {
  const [speed, storeSpeed] = useStored('player.speed', 1, isSpeed);
  const [skipInactivity, storeSkip] = useStored('player.skipInactivity', false, isBoolean);
  const [inactiveAfter, storeInactiveAfter] = useStored('player.inactiveAfter', INACTIVE_AFTER, isThreshold);
  const [followsUser, storeFollows] = useStored('player.followsUser', false, isBoolean);
  const [isFit, storeFit] = useStored('player.scaleToFit', true, isBoolean);
  const [playback] = useState(
    () =>
      new Playback(details, {
        play: details.position === null || place.get().playsOnOpen,
        speed,
        skipInactivity,
        inactiveAfter,
        followsUser,
        scale: isFit ? 'fit' : 'actual',
      }),
  );
  const state = useStore(playback.state);

  useEffect(() => () => playback.close(), [playback]);
  useEffect(() => forgetAssetReport, []);
  useEffect(
    () =>
      api.on('assetsImported', ({ report }) => {
        if (report.taken > 0) {
          playback.reload();
        }
      }),
    [playback],
  );
  const moment = useStore(openedMoment);
  useEffect(() => {
    if (moment?.sessionId === details.session.id) {
      playback.visit(moment);
    }
  }, [moment, details, playback]);
  useEffect(() => storeSpeed(state.speed), [state.speed, storeSpeed]);
  useEffect(() => storeSkip(state.skipInactivity), [state.skipInactivity, storeSkip]);
  useEffect(() => storeInactiveAfter(state.inactiveAfter), [state.inactiveAfter, storeInactiveAfter]);
  useEffect(() => storeFollows(state.followsUser), [state.followsUser, storeFollows]);
  useEffect(() => storeFit(state.scale === 'fit'), [state.scale, storeFit]);
  return playback;
}

function isSpeed(value: unknown): value is number {
  return typeof value === 'number' && SPEEDS.includes(value);
}

function isThreshold(value: unknown): value is number {
  return typeof value === 'number' && INACTIVITY_THRESHOLDS.includes(value);
}
