import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../shared/contract.ts';
import type { SampleName } from './samples.ts';

export interface MenuActions {
  pick(kind: 'files' | 'folder'): void;
  openSample(name: SampleName): void;
  /** Has the page carry out a command. */
  choose(command: MenuCommand): void;
}

/** The application menu, by the platform's conventions. */
export function installMenu(actions: MenuActions): void {
  const isMac = process.platform === 'darwin';
  const template = [
    ...(isMac ? [appMenu(actions)] : []),
    fileMenu(actions, isMac),
    { role: 'editMenu' },
    viewMenu(actions),
    { role: 'windowMenu' },
    helpMenu(actions, isMac),
  ] satisfies MenuItemConstructorOptions[];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function appMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      aboutItem(actions),
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}

function fileMenu(actions: MenuActions, isMac: boolean): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      { label: '&Open Files…', accelerator: 'CmdOrCtrl+O', click: () => actions.pick('files') },
      { label: 'Open &Folder…', accelerator: 'CmdOrCtrl+Shift+O', click: () => actions.pick('folder') },
      { type: 'separator' },
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

function helpMenu(actions: MenuActions, isMac: boolean): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      { label: '&Keyboard Shortcuts', click: () => actions.choose('keys') },
      { label: '&Sample Recordings', submenu: sampleItems(actions) },
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

function aboutItem(actions: MenuActions): MenuItemConstructorOptions {
  return { label: '&About Airgap Replay', click: () => actions.choose('about') };
}
