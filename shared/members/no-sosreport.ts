import type { Failure } from '../contracts/errors.ts';
import type { ArchiveReports } from './archive-reports.ts';

const NAMES_SHOWN = 5;

/** What an archive that is no sosreport seems to be, by the names at its root; null where they say nothing. */
function guess(names: ReadonlySet<string>): string | null {
  if (names.has('insights_commands') || names.has('insights_archive.txt')) return 'an Insights client archive';
  if (names.has('cluster-scoped-resources') || names.has('namespaces')) return 'an OpenShift must-gather';
  if (names.has('package.json') || names.has('Makefile') || names.has('.git')) return 'source code';
  if (names.has('manifest.json') && [...names].some((name) => name.endsWith('.json'))) return 'a container image';
  if (names.has('bin') && names.has('etc') && names.has('usr')) return 'a root file system';
  return null;
}

/** The failure of an archive without a sosreport in it, with what it seems to hold. */
export function noSosreport(contents: ArchiveReports): Failure {
  const names = contents.reports.flatMap((report) => [...report.rootNames(100)]);
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `"${name}"`);
  const more = names.length > NAMES_SHOWN ? ', ...' : '';
  const seems = guess(new Set(names));
  const holds = shown.length > 0 ? `it holds ${shown.join(', ')}${more}` : 'it holds no files';
  const message =
    `This archive is not a sosreport: there is no sos_commands folder in it; ${holds}` +
    `${seems ? ` and seems to be ${seems}` : ''}. Choose the archive that "sos report" wrote.`;
  return { code: 'not-a-sosreport', message };
}
