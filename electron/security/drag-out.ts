/** What of a page's window is needed here; the main process knows no DOM. */
interface DragSource {
  addEventListener(
    type: 'dragstart',
    listener: (event: { preventDefault(): void }) => void,
    options: { capture: true },
  ): void;
}

/** Nothing of the page can be dragged to another program: no link, no picture, no selected text. */
export function denyDragOut(page: DragSource): void {
  page.addEventListener('dragstart', (event) => event.preventDefault(), { capture: true });
}
