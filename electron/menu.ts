import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../shared/contract/app.ts';
import type { SampleName } from './samples.ts';

export interface MenuActions {
  pick(kind: 'files' | 'folder'): void;
  openSample(name: SampleName): void;
  /** Has the page carry out a command. */
  choose(command: MenuCommand): void;
}

/** What a library that may only be read takes from the menu. */
interface MenuRights {
  readonly mayImport: boolean;
}

/** The application menu, by the platform's conventions. */
export function installMenu(actions: MenuActions, rights: MenuRights): void {
  const isMac = process.platform === 'darwin';
  const template = [
    ...(isMac ? [appMenu(actions)] : []),
    fileMenu(actions, rights, isMac),
    { role: 'editMenu' },
    viewMenu(actions),
    { role: 'windowMenu' },
    helpMenu(actions, rights, isMac),
  ] satisfies MenuItemConstructorOptions[];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function appMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      aboutItem(actions),
      { type: 'separator' },
      preferencesItem(actions),
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}

function fileMenu(
  actions: MenuActions,
  { mayImport: enabled }: MenuRights,
  isMac: boolean,
): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      { label: '&Import Files…', accelerator: 'CmdOrCtrl+O', enabled, click: () => actions.pick('files') },
      {
        label: 'Import F&older…',
        accelerator: 'CmdOrCtrl+Shift+O',
        enabled,
        click: () => actions.pick('folder'),
      },
      { type: 'separator' },
      { label: '&Verify Library…', click: () => actions.choose('verify') },
      { type: 'separator' },
      ...(isMac ? [] : [preferencesItem(actions), { type: 'separator' } as const]),
      { role: isMac ? 'close' : 'quit' },
    ],
  };
}

function viewMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: '&View',
    submenu: [
      { label: 'Session &Library', accelerator: 'CmdOrCtrl+L', click: () => actions.choose('library') },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  };
}

function helpMenu(
  actions: MenuActions,
  { mayImport: enabled }: MenuRights,
  isMac: boolean,
): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      { label: '&Keyboard Shortcuts', click: () => actions.choose('keys') },
      { label: '&Sample Recordings', enabled, submenu: sampleItems(actions) },
      { type: 'separator' },
      { label: '&Crash Reports', click: () => actions.choose('crash-reports') },
      ...(isMac ? [] : [{ type: 'separator' } as const, aboutItem(actions)]),
    ],
  };
}

function sampleItems(actions: MenuActions): MenuItemConstructorOptions[] {
  return [
    { label: 'A &Shop Checkout', click: () => actions.openSample('shop') },
    { label: 'A &Form in Two Windows', click: () => actions.openSample('form') },
    { label: 'A Single-&Page App', click: () => actions.openSample('app') },
  ];
}

function preferencesItem(actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: '&Preferences…',
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.choose('preferences'),
  };
}

function aboutItem(actions: MenuActions): MenuItemConstructorOptions {
  return { label: '&About Airgap Replay', click: () => actions.choose('about') };
}
