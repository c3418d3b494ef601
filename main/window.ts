import { BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import { builtPath } from './built.ts';
import { logError } from './security/log-error.ts';
import { START_URL } from './security/origin.ts';
import { reachable, type WindowPlace, type WindowPlaceStore } from './state/window-place.ts';

/** The smallest window that the screens are made for; a smaller display lowers it. */
const SMALLEST = { width: 1280, height: 800 };
/** PatternFly's page background in each theme, so that nothing flashes before the first paint. */
const BACKGROUND = { light: '#f2f2f2', dark: '#151515' };

const background = () => (nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light);

const placeOf = (window: BrowserWindow): WindowPlace => ({
  bounds: window.getNormalBounds(),
  maximized: window.isMaximized(),
  zoomLevel: window.webContents.getZoomLevel(),
});

/** Crashes of the page within a minute after which it is left as it is: then it would only crash again. */
const MOST_CRASHES = 3;

/** A page whose process crashed is loaded again: queue and cases are main's, and lose nothing. */
function reviveWhenGone(window: BrowserWindow, onLost: () => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    onLost();
    if (reason === 'clean-exit') return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < 60_000), now];
    if (crashes.length <= MOST_CRASHES) window.webContents.reload();
  });
}

/**
 * Opens a window in `session`, shown when there is something to see: before, the system would fill it with a colour of its own, a
 * light one also for a dark page. `onLost` is called when its page is gone.
 */
function openWindow(session: Session, places: WindowPlaceStore, onLost: () => void): BrowserWindow {
  const area = screen.getPrimaryDisplay().workAreaSize;
  const width = Math.min(SMALLEST.width, area.width);
  const height = Math.min(SMALLEST.height, area.height);
  const place = places.get();
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const bounds = place.bounds === null ? null : reachable(place.bounds, areas);
  const window = new BrowserWindow({
    ...(bounds ?? { width, height }),
    minWidth: width,
    minHeight: height,
    show: false,
    title: 'Sosight',
    backgroundColor: background(),
    webPreferences: {
      preload: builtPath('../preload/preload.cjs'),
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (place.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  reviveWhenGone(window, onLost);
  window.on('closed', onLost);
  window.webContents.once('did-finish-load', () => window.webContents.setZoomLevel(place.zoomLevel));
  window.on('close', () => places.set(placeOf(window)));
  const repaint = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', repaint);
  window.on('closed', () => nativeTheme.off('updated', repaint));
  window.loadURL(START_URL).catch((error: unknown) => logError('the window could not be loaded', error));
  return window;
}

/** The app's one window, which on macOS may be closed and opened again while the app goes on. */
export interface AppWindow {
  /** The window, null while it is closed. */
  current(): BrowserWindow | null;
  /** Opens it, or brings it to the front where it is open. */
  show(): void;
}

/**
 * The window of `session`, where it was when it was last closed; nothing is opened yet. `onLost` is called whenever its page is
 * gone with all that it had open: closed, or crashed.
 */
export function appWindow(session: Session, places: WindowPlaceStore, onLost: () => void): AppWindow {
  let window: BrowserWindow | null = null;
  return {
    current: () => window,
    show() {
      if (window === null) {
        window = openWindow(session, places, onLost);
        window.on('closed', () => {
          window = null;
        });
        return;
      }
      if (window.isMinimized()) window.restore();
      window.focus();
    },
  };
}
