import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { RecentCase } from '../../shared/contracts/ipc.ts';
import { jsonFile } from './json-file.ts';

/** As many as the home screen can show without becoming an archive of its own. */
const LONGEST = 50;

const Stored = RecentCase.omit({ available: true }).extend({ path: z.string() });
type Stored = z.infer<typeof Stored>;

export interface RecentList {
  /** Newest first; whether each file still is where it was is looked up now. */
  list(): RecentCase[];
  /** Puts a case that was just read on top; the same report of the same file takes the place of its older row. */
  add(path: string, summary: CaseSummary, now: number): void;
  remove(recentId: string): void;
  /** The archive's path, null for an id that is not on the list. */
  pathOf(recentId: string): string | null;
  onChange(listener: (list: RecentCase[]) => void): void;
}

const idOf = (path: string, member: string | null) =>
  createHash('sha256')
    .update(`${path}\0${member ?? ''}`)
    .digest('hex')
    .slice(0, 16);

function row(path: string, summary: CaseSummary, now: number): Stored {
  const [top] = summary.findings;
  return {
    recentId: idOf(path, summary.source.member),
    path,
    file: summary.source.file,
    hostname: summary.host.hostname,
    caseNumber: summary.source.caseNumber,
    kernel: summary.host.kernel?.release ?? null,
    verdict: top?.verdict ?? null,
    severity: top?.severity ?? null,
    topFinding: top?.title ?? null,
    collectedAt: summary.host.collectedAt,
    openedAt: new Date(now).toISOString(),
  };
}

/** The list of recent cases, kept in the file `path`. It holds paths and a few words a case, never the case itself. */
export function recentList(path: string): RecentList {
  const file = jsonFile<Stored[]>(path, z.array(Stored), []);
  let rows = file.read();
  const listeners: ((list: RecentCase[]) => void)[] = [];
  const list = () => rows.map(({ path: where, ...rest }) => ({ ...rest, available: existsSync(where) }));
  const become = (next: Stored[]) => {
    rows = next.slice(0, LONGEST);
    file.write(rows);
    const now = list();
    for (const listener of listeners) listener(now);
  };
  return {
    list,
    add(where, summary, now) {
      const added = row(where, summary, now);
      become([added, ...rows.filter((old) => old.recentId !== added.recentId)]);
    },
    remove: (recentId) => become(rows.filter((old) => old.recentId !== recentId)),
    pathOf: (recentId) => rows.find((old) => old.recentId === recentId)?.path ?? null,
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
