import { utilityProcess } from 'electron';
import { builtPath } from '../built.ts';
import type { LogReading } from '../ipc/log-handlers.ts';
import type { SendEvent } from '../ipc/send-event.ts';
import { IndexShelf } from './index-shelf.ts';
import { LogReader } from './log-reader.ts';

/** MiB of objects that the process may hold; texts lie beside them. */
const HEAP_MIB = 2048;

/** The log reader as an Electron utility process, its news sent to the window. */
export const logReading = (send: SendEvent): LogReading => ({
  reader: new LogReader({
    fork: () =>
      utilityProcess.fork(builtPath('log-reader.cjs'), [], {
        serviceName: 'Sosight log reader',
        stdio: 'inherit',
        execArgv: [`--js-flags=--max-old-space-size=${HEAP_MIB}`],
      }),
    onView: (state) => send('logs:view-changed', state),
    onSearch: (state) => send('logs:search-changed', state),
  }),
  indexes: new IndexShelf(),
});
