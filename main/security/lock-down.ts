import { app, type Session, type WebContents } from 'electron';
import { isAppUrl, SCHEME } from './origin.ts';

const ALLOWED = new Set([`${SCHEME}:`, 'data:', 'blob:', 'devtools:']);

/** Whether a request stays inside the app. Everything else (http, https, ws, file, ftp ...) is refused. */
export function staysInside(url: string): boolean {
  return URL.canParse(url) && ALLOWED.has(new URL(url).protocol);
}

function lockSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !staysInside(details.url) });
  });
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

function lockContents(contents: WebContents): void {
  // WebRTC goes past `webRequest`; without a proxy it may then use no socket at all.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/**
 * Takes every way out from every session and page that will ever exist: network, permissions, downloads, navigation,
 * new windows, webviews. To be called before the app is ready.
 */
export function lockDown(): void {
  // Chromium's own services (updates, time, dictionaries) never get as far as a host name either.
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost');
  app.on('session-created', lockSession);
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}
