import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../shared/contract/app.ts';
import type { SampleName } from './samples.ts';

export interface MenuActions {
  pick(kind: 'files' | 'folder'): void;
  openSample(name: SampleName): void;
  /** Has the page carry out a command. @param place of a recent library in its list */
  choose(command: MenuCommand, place?: number): void;
}

/** What a library that may only be read takes from the menu. */
interface MenuRights {
  readonly mayImport: boolean;
  /** The folders of libraries that were open lately, this one among them. */
  readonly recent: readonly string[];
}

/** The application menu, by the platform's conventions. */
export function installMenu(actions: MenuActions, rights: MenuRights): void {
  const isMac = process.platform === 'darwin';
  const template = [
    ...(isMac ? [appMenu(actions)] : []),
    fileMenu(actions, rights, isMac),
    { role: 'editMenu' },
    viewMenu(actions),
    sessionMenu(actions),
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
  { mayImport: enabled, recent }: MenuRights,
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
      { label: '&New Library…', click: () => actions.choose('new-library') },
      { label: 'Open &Library…', click: () => actions.choose('open-library') },
      { label: '&Recent Libraries', enabled: recent.length > 0, submenu: recentItems(actions, recent) },
      { label: '&Show Library in File Manager', click: () => actions.choose('reveal-library') },
      { label: '&Verify Library…', click: () => actions.choose('verify') },
      { type: 'separator' },
      ...(isMac ? [] : [preferencesItem(actions), { type: 'separator' } as const]),
      { role: isMac ? 'close' : 'quit' },
    ],
  };
}

function recentItems(actions: MenuActions, recent: readonly string[]): MenuItemConstructorOptions[] {
  return recent.map((folder, place) => ({
    label: folder.replaceAll('&', '&&'),
    click: () => actions.choose('recent-library', place),
  }));
}

/** The page has the keys itself, as most are plain letters: here they are only shown. */
function sessionMenu(actions: MenuActions): MenuItemConstructorOptions {
  const item = (label: string, accelerator: string, command: MenuCommand): MenuItemConstructorOptions => ({
    label,
    accelerator,
    registerAccelerator: false,
    click: () => actions.choose(command),
  });
  return {
    label: '&Session',
    submenu: [
      item('&Play or Pause', 'Space', 'play'),
      { type: 'separator' },
      item('Next Pro&blem', 'E', 'next-problem'),
      item('Previous Prob&lem', 'Shift+E', 'previous-problem'),
      item('Add &Note', 'B', 'note'),
      { type: 'separator' },
      item('&Next Session', 'J', 'next-session'),
      item('&Previous Session', 'K', 'previous-session'),
      { type: 'separator' },
      item('Session &List', 'S', 'drawer'),
      item('&Inspector', 'I', 'inspector'),
      item('&Timeline Lanes', 'T', 'lanes'),
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
      { label: '&Help for This View', accelerator: 'F1', click: () => actions.choose('help') },
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
