import type { Settings } from '../../shared/contracts/ipc.ts';
import { jsonFile } from './json-file.ts';
import { keptSettings } from './kept-settings.ts';

export interface SettingsStore {
  get(): Settings;
  /** Takes the settings that change, saves all and tells every listener. Gives the settings as they now are. */
  set(change: Partial<Settings>): Settings;
  onChange(listener: (settings: Settings) => void): void;
}

/** The user's settings, kept in the file `path`; `locale` ("ja-JP") gives the language of the first start. */
export function settingsStore(path: string, locale: string): SettingsStore {
  const file = jsonFile<Settings>(path, keptSettings, {
    theme: 'system',
    language: locale.toLowerCase().startsWith('ja') ? 'ja' : 'en',
    articleFolder: null,
  });
  let settings = file.read();
  const listeners: ((settings: Settings) => void)[] = [];
  return {
    get: () => settings,
    set(change) {
      const { articleFolder, limits = settings.limits } = change;
      settings = {
        theme: change.theme ?? settings.theme,
        language: change.language ?? settings.language,
        articleFolder: articleFolder === undefined ? settings.articleFolder : articleFolder,
        ...(limits === undefined || Object.keys(limits).length === 0 ? {} : { limits }),
      };
      file.write(settings);
      for (const listener of listeners) listener(settings);
      return settings;
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
