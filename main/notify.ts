import { Notification } from 'electron';
import type { Language } from '../shared/base/language.ts';
import type { Job } from '../shared/contracts/ipc.ts';
import type { AppWindow } from './window.ts';

/** Whoever waited less has not looked away. */
const WORTH_TELLING_MS = 10_000;

const TEXT = {
  en: {
    title: 'Sosight has finished',
    body: (done: number, failed: number) =>
      `${done} ${done === 1 ? 'archive' : 'archives'} analysed${failed === 0 ? '' : `, ${failed} failed`}.`,
  },
  ja: {
    title: 'Sosight の解析が終わりました',
    body: (done: number, failed: number) => `${done} 件を解析${failed === 0 ? '' : `、${failed} 件は失敗`}`,
  },
} as const;

/**
 * Tells by the system's notifications that the queue ran empty, where that took long and nobody looks at the window. It names
 * neither host nor file: systems keep notifications, and show them on locked screens.
 */
export function notifyDone(window: AppWindow, jobs: readonly Job[], tookMs: number, language: Language): void {
  if (tookMs < WORTH_TELLING_MS || window.current()?.isFocused() || !Notification.isSupported()) return;
  const count = (state: Job['state']) => jobs.filter((job) => job.state === state).length;
  const { title, body } = TEXT[language];
  const notification = new Notification({ title, body: body(count('done'), count('failed')) });
  notification.on('click', () => window.show());
  notification.show();
}
