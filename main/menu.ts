import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../shared/base/language.ts';
import type { EventPayload, Theme } from '../shared/contracts/ipc.ts';
import { MENU } from './menu-words.ts';
import type { SettingsStore } from './state/settings-store.ts';

export interface MenuActions {
  openDialog(): void;
  openSample(): void;
  /** Something that the window carries out itself. */
  command(name: EventPayload<'menu:command'>): void;
}

type Word = keyof typeof MENU;
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語' };

function fileMenu(word: (name: Word) => string, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: word('file'),
    submenu: [
      { label: word('open'), accelerator: 'CmdOrCtrl+O', click: () => actions.openDialog() },
      { label: word('sample'), click: () => actions.openSample() },
      { type: 'separator' },
      { label: word('exportPdf'), accelerator: 'CmdOrCtrl+E', click: () => actions.command('export-pdf') },
      { label: word('copyNote'), accelerator: 'CmdOrCtrl+Shift+C', click: () => actions.command('copy-note') },
      { type: 'separator' },
      { label: word('quit'), role: 'quit' },
    ],
  };
}

function editMenu(word: (name: Word) => string, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: word('edit'),
    submenu: [
      { role: 'copy' },
      { role: 'cut' },
      { role: 'paste' },
      { role: 'selectAll' },
      { type: 'separator' },
      { label: word('find'), accelerator: 'CmdOrCtrl+K', click: () => actions.command('find') },
    ],
  };
}

function choices<T extends string>(
  values: readonly (readonly [T, string])[],
  chosen: T,
  choose: (value: T) => void,
): MenuItemConstructorOptions[] {
  return values.map(([value, label]) => ({
    label,
    type: 'radio',
    checked: value === chosen,
    click: () => choose(value),
  }));
}

function viewMenu(word: (name: Word) => string, settings: SettingsStore, actions: MenuActions) {
  const { theme, language } = settings.get();
  const themes: readonly (readonly [Theme, string])[] = [
    ['light', word('light')],
    ['dark', word('dark')],
    ['system', word('system')],
  ];
  const languages: readonly (readonly [Language, string])[] = [
    ['en', LANGUAGE_NAMES.en],
    ['ja', LANGUAGE_NAMES.ja],
  ];
  const submenu: MenuItemConstructorOptions[] = [
    { label: word('home'), accelerator: 'CmdOrCtrl+H', click: () => actions.command('home') },
    { label: word('library'), click: () => actions.command('library') },
    { label: word('fleet'), click: () => actions.command('fleet') },
    { label: word('compare'), click: () => actions.command('compare') },
    { label: word('articles'), click: () => actions.command('articles') },
    { label: word('settings'), accelerator: 'CmdOrCtrl+,', click: () => actions.command('settings') },
    { type: 'separator' },
    { label: word('back'), accelerator: 'Alt+Left', click: () => actions.command('back') },
    { type: 'separator' },
    { label: word('theme'), submenu: choices(themes, theme, (chosen) => settings.set({ theme: chosen })) },
    { label: word('language'), submenu: choices(languages, language, (chosen) => settings.set({ language: chosen })) },
    { type: 'separator' },
    { label: word('actualSize'), role: 'resetZoom' },
    { label: word('zoomIn'), role: 'zoomIn' },
    { label: word('zoomOut'), role: 'zoomOut' },
    { label: word('fullScreen'), role: 'togglefullscreen' },
  ];
  const forDevelopers: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'toggleDevTools' }];
  return { label: word('view'), submenu: [...submenu, ...forDevelopers] };
}

function build(settings: SettingsStore, actions: MenuActions): Menu {
  const { language } = settings.get();
  const word = (name: Word) => MENU[name][language];
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  return Menu.buildFromTemplate([
    ...mac,
    fileMenu(word, actions),
    editMenu(word, actions),
    viewMenu(word, settings, actions),
    {
      label: word('help'),
      submenu: [
        { label: word('shortcuts'), accelerator: 'F1', click: () => actions.command('shortcuts') },
        { label: word('about'), click: () => app.showAboutPanel() },
      ],
    },
  ]);
}

/** Sets the application's menu in the language of the settings, and again whenever they change. */
export function setUpMenu(settings: SettingsStore, actions: MenuActions): void {
  const show = () => Menu.setApplicationMenu(build(settings, actions));
  settings.onChange(show);
  show();
}
