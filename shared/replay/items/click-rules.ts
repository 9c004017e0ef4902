import type { Milliseconds } from '../../model/units.ts';

/**
 * By which rules clicks count as dead or enraged: what can be set. What a click has to be on is said by
 * click-target.ts, what answers it by click-answers.ts. docs/guide.md tells the user.
 *
 * The sources: PostHog is posthog-js 1.449.2 (@posthog/browser-common/rageclick, autocapture-utils;
 * extensions/dead-clicks-autocapture; the defaults of 2026-05-30). Sentry is @sentry-internal/replay 10.57.0
 * (coreHandlers/handleClick, constants).
 */
export interface ClickRules {
  /** How many clicks in one place are a rage click. */
  readonly rageClicks: number;
  /** They come within this time; it then goes on as long as no pause is longer than that. */
  readonly rageWithinMs: Milliseconds;
  /** Each is as near as this to the one before, in CSS pixels. */
  readonly rageWithinPx: number;
  /** A click is dead when the page has not answered by then. */
  readonly deadAfterMs: Milliseconds;
}

/** PostHog's click_count, timeout_ms and threshold_px. */
export const RAGE_CLICKS = 3;
export const RAGE_WITHIN: Milliseconds = 1000;
export const RAGE_NEAR_PX = 30;
/** PostHog's mutation_threshold_ms; Sentry calls a click slow after 3000 ms, and dead after 7000 ms. */
export const DEAD_AFTER: Milliseconds = 2500;

/** What is in force until the user sets something else. */
export const DEFAULT_CLICK_RULES: ClickRules = {
  rageClicks: RAGE_CLICKS,
  rageWithinMs: RAGE_WITHIN,
  rageWithinPx: RAGE_NEAR_PX,
  deadAfterMs: DEAD_AFTER,
};

/** What may be set. Two clicks are a double click; a page that takes longer than Sentry waits is not waited for. */
export const CLICK_RULE_LIMITS: Readonly<Record<keyof ClickRules, readonly [least: number, most: number]>> = {
  rageClicks: [3, 20],
  rageWithinMs: [200, 5000],
  rageWithinPx: [1, 200],
  deadAfterMs: [500, 7000],
};

/** Whether these are rules that may be set. */
export function areClickRules(rules: ClickRules): boolean {
  return (Object.keys(CLICK_RULE_LIMITS) as (keyof ClickRules)[]).every((name) => {
    const [least, most] = CLICK_RULE_LIMITS[name];
    return Number.isInteger(rules[name]) && rules[name] >= least && rules[name] <= most;
  });
}

/** The page scrolls in answer at once; later it is the user. PostHog takes 100 ms, Sentry 300 ms. */
export const SCROLL_ANSWERS_WITHIN: Milliseconds = 300;
/** A click selects text while the button is down, or so soon before or after (PostHog: selection_change_threshold_ms). */
export const SELECTION_WITHIN: Milliseconds = 100;
/** A window that loses the focus so soon has opened something else (PostHog: focusChangedDelayMs, up to 1000 ms). */
export const LEAVES_WITHIN: Milliseconds = 1000;
/** Another window of the session begins when its page has loaded: no more than a second for that in most places. */
export const OPENS_WINDOW_WITHIN: Milliseconds = 5000;
/** A browser makes a click of a tap within this time, or never. */
export const TAP_BECOMES_CLICK: Milliseconds = 1000;
/** A browser clicks the field of a label within 10 ms (measured in Chromium: 2 ms); a finger needs 50 ms for another. */
export const SAME_ACT_WITHIN: Milliseconds = 50;
