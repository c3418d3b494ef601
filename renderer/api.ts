import type { SosightBridge } from '../shared/contracts/ipc.ts';

declare global {
  interface Window {
    /** Put there by preload; absent when the page is opened outside the app. */
    readonly sosight?: SosightBridge;
  }
}

/**
 * The door to the main process; this file is its only user. Everything else is handed the bridge.
 * @throws when the page runs without the app's preload, which only a mistake in the set-up can cause.
 */
export function sosightBridge(): SosightBridge {
  const bridge = window.sosight;
  if (bridge === undefined) throw new Error('window.sosight is missing: the preload script did not run');
  return bridge;
}
