import { Menu, type BrowserWindow, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron';

/** Shows the platform's own menu for a field, or for a text that is selected; elsewhere the page has menus of its own. */
export function offerEditMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, params) => {
    const template = listRoles(params);
    if (template.length > 0) {
      Menu.buildFromTemplate(template).popup({ window });
    }
  });
}

function listRoles({
  isEditable,
  selectionText,
  editFlags,
}: ContextMenuParams): MenuItemConstructorOptions[] {
  if (!isEditable) {
    return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
  }
  return [
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}
