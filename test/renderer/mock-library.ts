import type { LibraryPage, LibraryQuery, LibraryRow } from '../../shared/contracts/library.ts';
import { DEFAULT_CHOICES, type NoteState, type Pin, type Replacement } from '../../shared/contracts/note.ts';

/** What the mock of main has in its library and in the note of its case. */
export interface MockLibrary {
  readonly rows: readonly LibraryRow[];
  readonly trouble: LibraryPage['trouble'];
  readonly note: NoteState;
  readonly replacements: readonly Replacement[];
}

const row = (overrides: Partial<LibraryRow> & Pick<LibraryRow, 'hostname' | 'verdict'>): LibraryRow => ({
  caseId: overrides.hostname ?? 'case-1',
  file: `sosreport-${overrides.hostname}-03871245-2022-05-16-kqzrwfm.tar.xz`,
  path: `/cases/2022/05/sosreport-${overrides.hostname}-03871245-2022-05-16-kqzrwfm.tar.xz`,
  member: null,
  place: 'there',
  osRelease: 'Red Hat Enterprise Linux Server release 7.9 (Maipo)',
  caseNumber: '03871245',
  kernel: '3.10.0-1160.36.2.el7.x86_64',
  target: '3.10.0-1160.62.1.el7',
  severity: 'critical',
  totalRisk: 4,
  topFinding: 'EFI page fault freezes the EFI work queue',
  findings: 5,
  gaps: 3,
  complete: true,
  collectedAt: '2022-05-16T02:41:00+09:00',
  analyzedAt: new Date(Date.now() - 3_600_000).toISOString(),
  addedAt: new Date(Date.now() - 90_000_000).toISOString(),
  openedAt: new Date(Date.now() - 130_000).toISOString(),
  tags: [],
  pins: 0,
  noteStart: '',
  outdated: false,
  ...overrides,
});

const pin = (overrides: Partial<Pin> & Pick<Pin, 'id' | 'line' | 'text'>): Pin => ({
  path: 'var/log/messages',
  time: '2022-05-15T23:22:16+09:00',
  boot: 0,
  comment: '',
  ...overrides,
});

/** A library of some hosts in every state, and the note of dbsrv07. */
export const mockLibrary = (overrides: Partial<MockLibrary> = {}): MockLibrary => ({
  rows: [
    row({
      hostname: 'dbsrv07',
      verdict: 'affected-hit',
      pins: 2,
      noteStart: 'Asked for a vmcore.',
      tags: ['efi', 'acme'],
    }),
    row({
      hostname: 'ora-rac1.tokyo.example.com',
      verdict: 'historic',
      kernel: '3.10.0-1160.71.1.el7.x86_64',
      place: 'moved',
    }),
    row({
      hostname: 'gfs-node2',
      verdict: 'affected-no-symptom',
      severity: 'important',
      topFinding: 'Affected kernel',
      tags: ['acme'],
    }),
    row({
      hostname: 'web01',
      verdict: 'not-affected',
      severity: 'low',
      topFinding: 'chronyd had no selectable source',
      kernel: '4.18.0-348.el8.x86_64',
      target: null,
      outdated: true,
    }),
    row({
      hostname: 'nas03',
      verdict: 'unknown',
      kernel: null,
      severity: null,
      topFinding: null,
      caseNumber: null,
      complete: false,
      place: 'changed',
    }),
    row({ hostname: null, verdict: null, severity: null, topFinding: null, kernel: null, place: 'sample', path: null }),
  ],
  trouble: [],
  note: {
    text: 'Customer asked for a cause of the freeze.\n\n- BIOS 2.4b, next maintenance on Sunday\n- call back',
    pins: [
      pin({
        id: 'p1',
        line: 129,
        text: 'May 15 23:22:16 dbsrv07 kernel: efi: Froze efi_rts_wq and disabled EFI Runtime Services',
      }),
      pin({
        id: 'p2',
        line: 99,
        text: 'May 15 23:25:48 dbsrv07 kernel: INFO: task kworker/u672:4:2597 blocked',
        comment: 'the kworker',
      }),
    ],
    choices: { ...DEFAULT_CHOICES },
  },
  replacements: [
    { key: 'host:dbsrv07', kind: 'host', original: 'dbsrv07', replacement: 'host1', count: 178, on: true },
    { key: 'ipv4:192.0.2.10', kind: 'ipv4', original: '192.0.2.10', replacement: 'ipv4-1', count: 12, on: true },
    { key: 'user:tanaka', kind: 'user', original: 'tanaka', replacement: 'user1', count: 3, on: false },
    { key: 'word:acme', kind: 'word', original: 'Acme', replacement: 'the customer', count: 2, on: true },
  ],
  ...overrides,
});

/** Runs in the page; must stand alone, for it is sent there as text. Searches by host and tag, for the rest see main's own tests. */
export function installMockLibrary(data: MockLibrary): void {
  let note = data.note;
  let { rows } = data;
  const told = () => window.mock.emit('note:changed', { caseId: 'dbsrv07' });
  const answers: Record<string, (argument: never) => unknown> = {
    'library:list': (query: LibraryQuery) => {
      const left = rows.filter(
        (one) =>
          `${one.hostname} ${one.tags.join(' ')}`.includes(query.text) &&
          query.tags.every((tag) => one.tags.includes(tag)) &&
          (query.severities.length === 0 || (one.severity !== null && query.severities.includes(one.severity))),
      );
      const tags = [
        { tag: 'acme', count: 2 },
        { tag: 'efi', count: 1 },
      ];
      return { total: rows.length, matched: left.length, rows: left, tags, trouble: data.trouble, folder: '/cases' };
    },
    'library:row': ({ caseId }: { caseId: string }) => rows.find((one) => one.caseId === caseId) ?? null,
    'library:set': (change: { caseId: string; tags?: string[]; caseNumber?: string }) => {
      rows = rows.map((one) => (one.caseId === change.caseId ? { ...one, ...change } : one));
      window.mock.emit('library:changed', { caseIds: [change.caseId], what: 'note' });
    },
    'library:delete': ({ caseIds }: { caseIds: string[] }) => {
      rows = rows.filter(({ caseId }) => !caseIds.includes(caseId));
      window.mock.emit('library:changed', { caseIds, what: 'note' });
    },
    'library:restore': ({ caseIds }: { caseIds: string[] }) => {
      rows = data.rows;
      window.mock.emit('library:changed', { caseIds, what: 'note' });
    },
    'library:locate': () => ({ taken: false, message: 'That is another file.' }),
    'note:get': () => note,
    'note:set-text': ({ text }: { text: string }) => {
      note = { ...note, text };
      told();
    },
    'note:choose': ({ choices }: { choices: typeof note.choices }) => {
      note = { ...note, choices };
      told();
    },
    'note:move-pin': ({ id, to }: { id: string; to: number }) => {
      const moved = note.pins.find((one) => one.id === id);
      const others = note.pins.filter((one) => one.id !== id);
      if (moved !== undefined) note = { ...note, pins: [...others.slice(0, to), moved, ...others.slice(to)] };
      told();
    },
    'note:unpin': ({ id }: { id: string }) => {
      const at = note.pins.findIndex((one) => one.id === id);
      const gone = note.pins[at];
      note = { ...note, pins: note.pins.filter((one) => one.id !== id) };
      told();
      return gone === undefined ? null : { pin: gone, at };
    },
    'note:put-back': ({ pin: back, at }: { pin: (typeof note.pins)[number]; at: number }) => {
      note = { ...note, pins: [...note.pins.slice(0, at), back, ...note.pins.slice(at)] };
      told();
    },
    'note:redaction': () => data.replacements,
    'note:preview': ({ redact }: { redact: boolean }) =>
      `# Case summary: ${redact ? 'host1' : 'dbsrv07'}\n\n${note.text}`,
  };
  Object.assign(window.mock.answers, answers);
}
