/** What the command line writes its own lines with, in the manner of the reports: `main` takes nothing of presentation itself. */
export { formatBytes, visibleLines, visibleText } from '../presentation/format.ts';
export { columns } from '../presentation/text-width.ts';
export { words } from '../presentation/words.ts';
export { padded } from './text-layout.ts';
