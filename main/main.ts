import { join } from 'node:path';
import { app, session } from 'electron';
import { registerScheme, serveApp } from './security/app-protocol.ts';
import { lockDown } from './security/lock-down.ts';
import { openWindow } from './window.ts';

registerScheme();
lockDown();
void app.whenReady().then(() => {
  const ours = session.fromPartition('sosight');
  serveApp(ours, join(__dirname, '../renderer'));
  openWindow(ours);
});
app.on('window-all-closed', () => app.quit());
