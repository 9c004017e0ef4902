let last: Element | null = null;

/** Notes where the user clicks and moves the focus. Called once, before the first render. */
export function watchPlaces(): void {
  ['pointerdown', 'focusin'].forEach((type) =>
    window.addEventListener(
      type,
      ({ target }) => {
        if (target instanceof Element && !target.closest('dialog')) {
          last = target;
        }
      },
      { capture: true },
    ),
  );
}

/** What was clicked or focused last in the window itself, if it is still there. */
export function lastPlace(): Element | null {
  return last?.isConnected ? last : null;
}
