import { useEffect } from 'react';
import { undo } from '../../app/state/undo.ts';
import { isReadOnly } from '../../app/state/status.ts';

/** Where text is typed, the keys take back what was typed there. */
const TEXT = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])';

/**
 * Ctrl+Z takes back what was last done to sessions. Chromium would take back what was last typed anywhere in the page, also
 * in a field that has lost the focus: that, and its way forward again, is kept from it.
 */
export function useUndoKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      const isTyping = event.target instanceof Element && event.target.closest(TEXT) !== null;
      if (isTyping || !(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) {
        return;
      }
      event.preventDefault();
      if (key === 'z' && !event.shiftKey && !document.querySelector('dialog[open]') && !isReadOnly()) {
        void undo();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
