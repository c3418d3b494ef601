import type { CollectedMembers } from '../../members/types.ts';
import { parseManifest, parseVersionFile, parseVersionInLog } from '../parsers/sos.ts';
import { readFact, valueOr } from './facts-of.ts';

/** The version of sos that made the archive: version.txt, the manifest, else its logs. */
export function readSosVersion(members: CollectedMembers): string | null {
  return (
    valueOr(readFact(members, 'sos-version', parseVersionFile)) ??
    valueOr(readFact(members, 'manifest', parseManifest))?.version ??
    valueOr(readFact(members, 'ui-log', parseVersionInLog)) ??
    valueOr(readFact(members, 'sos-log', parseVersionInLog))
  );
}
