import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../shared/case/timeline.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { Evidence } from '../../shared/contracts/finding.ts';
import { keyEvents } from '../../shared/presentation/timeline-key-events.ts';
import { bestGrouping, causesOf, clustersOf, lanesOf } from '../../shared/presentation/timeline-lanes.ts';
import { type TimelineItem, timelineModel } from '../../shared/presentation/timeline-model.ts';
import { HOUR } from '../../shared/presentation/timeline-scale.ts';
import { efiFinding } from '../builders/case-findings.ts';
import { sampleCase } from '../builders/case-summary.ts';

const [proof] = efiFinding().evidence;
if (proof === undefined) throw new Error('the sample finding has evidence');
const piece = (overrides: Partial<Evidence>): Evidence => ({ ...proof, ...overrides });

/** The sample case with other evidence of its one finding, its timeline told anew. */
function caseOf(evidence: Evidence[], overrides: Partial<CaseSummary> = {}): CaseSummary {
  const findings = [{ ...efiFinding(), evidence, count: evidence.length }];
  const base = sampleCase({ findings, logs: [], ...overrides });
  return { ...base, timeline: timelineOf(base.boots, base.findings, 'en') };
}
function modelOf(summary: CaseSummary) {
  const model = timelineModel(summary);
  if (model === null) throw new Error('nothing has a time');
  return model;
}
const at = (iso: string): number => Date.parse(iso);
const evidenceOf = (items: readonly TimelineItem[]) => items.filter(({ kind }) => kind === 'evidence');

describe('timelineModel', () => {
  it('is null where nothing has a time', () => {
    expect(timelineModel(sampleCase({ timeline: [], boots: [], logs: [] }))).toBeNull();
  });

  it('tells one event of two logs once, with where else it is; lines of one log stay apart', () => {
    const text = '[Firmware Bug]: Page fault caused by firmware at PA: 0x1';
    const model = modelOf(
      caseOf([
        piece({ path: 'dmesg', line: 3, time: '2022-05-15T23:21:50+09:00', text: `[   34.3] ${text}`, boot: 0 }),
        piece({
          path: 'messages',
          line: 9,
          time: '2022-05-15T23:21:53+09:00',
          text: `May 15 23:21:53 h kernel: ${text}`,
          boot: 0,
        }),
        piece({
          path: 'messages',
          line: 10,
          time: '2022-05-15T23:21:54+09:00',
          text: `May 15 23:21:54 h kernel: ${text}`,
          boot: 0,
        }),
      ]),
    );
    const shown = evidenceOf(model.items);
    expect(shown.map(({ path, line }) => `${path}:${line}`)).toEqual(['dmesg:3', 'messages:10']);
    expect(shown[0]?.alsoIn).toEqual([{ path: 'messages', line: 9 }]);
  });

  it('never merges lines whose boot is not known', () => {
    const same = { text: 'x', boot: null, time: '2022-05-15T23:21:50+09:00' };
    const model = modelOf(caseOf([piece({ ...same, path: 'a', line: 1 }), piece({ ...same, path: 'b', line: 1 })]));
    expect(evidenceOf(model.items)).toHaveLength(2);
  });

  it('leads a panic to the line that proves it', () => {
    const model = modelOf(
      caseOf([
        piece({
          path: 'vmcore-dmesg.txt',
          line: 78,
          boot: -1,
          time: '2022-05-15T23:08:33+09:00',
          text: '[245.7] Kernel panic - not syncing: hung_task: blocked tasks',
        }),
      ]),
    );
    expect(model.items.find(({ kind }) => kind === 'panic')).toMatchObject({
      path: 'vmcore-dmesg.txt',
      line: 78,
      finding: 0,
    });
  });

  it('says how many lines have no time or were not kept', () => {
    const summary = caseOf([piece({ time: null }), piece({ line: 2 })]);
    const [finding] = summary.findings;
    if (finding !== undefined) finding.count = 10;
    expect(modelOf(summary)).toMatchObject({ undated: 1, untold: 8 });
  });

  it('opens on the boots of the panic, not on what was read when the sosreport was made', () => {
    const model = modelOf(
      caseOf([
        piece({ boot: -1, line: 1, time: '2022-05-15T23:04:38+09:00' }),
        piece({ boot: 0, line: 2, path: 'proc/mdstat', time: '2022-05-16T02:41:00+09:00' }),
      ]),
    );
    expect(model.incident.from).toBeLessThan(at('2022-05-15T23:04:27+09:00'));
    expect(model.incident.to).toBeGreaterThan(at('2022-05-15T23:08:33+09:00'));
    expect(model.incident.to).toBeLessThan(at('2022-05-16T02:00:00+09:00'));
  });

  it('shows the whole report where nothing is wrong', () => {
    const model = modelOf(
      sampleCase({ findings: [], boots: sampleCase().boots.filter(({ index }) => index === 0), timeline: [] }),
    );
    expect(model.incident).toEqual(model.range);
  });

  it('hatches what lies between a boot that ended and the next; of an end nobody noted it says "not recorded"', () => {
    const [first, second] = sampleCase().boots;
    if (first === undefined || second === undefined) throw new Error('two boots');
    const down = modelOf(caseOf([])).silences;
    expect(down).toEqual([
      { from: at('2022-05-15T23:08:33+09:00'), to: at('2022-05-15T23:21:16+09:00'), kind: 'down' },
    ]);
    const open = modelOf(caseOf([], { boots: [{ ...first, ended: 'unknown' }, second] })).silences;
    expect(open.map(({ kind }) => kind)).toEqual(['unrecorded']);
  });

  it('calls unrecorded what no log covers', () => {
    const log = { path: 'm', lines: 9, from: '2022-05-15T23:10:00+09:00', to: '2022-05-16T02:41:00+09:00' };
    const { silences } = modelOf(caseOf([piece({ time: '2022-05-15T12:00:00+09:00' })], { logs: [log] }));
    expect(silences[0]?.kind).toBe('unrecorded');
    expect(silences[0]?.to).toBeLessThanOrEqual(at('2022-05-15T23:10:00+09:00'));
  });

  it('does not let a stray stamp of 1970 in a log stretch the range', () => {
    const log = { path: 'm', lines: 9, from: '1970-01-01T00:00:00+09:00', to: '2022-05-16T02:41:00+09:00' };
    expect(modelOf(caseOf([], { logs: [log] })).range.from).toBeGreaterThan(at('2022-01-01T00:00:00Z'));
  });

  it('of a host of unknown offset keeps the wall clock', () => {
    const host = { ...sampleCase().host, utcOffsetMinutes: null };
    const summary = sampleCase({ host, findings: [], boots: [], logs: [], timeline: [] });
    const timeline = timelineOf(
      [{ index: 0, start: '2022-05-15T23:04:27', end: null, kernel: null, ended: 'running' }],
      [],
      'en',
    );
    expect(modelOf({ ...summary, timeline }).items[0]?.at).toBe(at('2022-05-15T23:04:27Z'));
  });
});

describe('lanes and marks', () => {
  const start = at('2022-05-15T00:00:00Z');
  const many = (count: number, step: number) =>
    Array.from(
      { length: count },
      (_, id): TimelineItem => ({
        id,
        at: start + id * step,
        kind: 'evidence',
        severity: id === 3 ? 'critical' : 'low',
        boot: 0,
        uptime: null,
        title: 'Title',
        text: null,
        path: null,
        line: null,
        finding: 0,
        signal: null,
        alsoIn: [],
      }),
    );

  it('draw thousands of events as no more marks than there is room for, and lose none', () => {
    const items = many(5000, 10_000);
    const clusters = clustersOf(items, { from: start, to: start + 50_000_000 }, 900);
    expect(clusters.length).toBeLessThanOrEqual(100);
    expect(clusters.reduce((sum, cluster) => sum + cluster.items.length, 0)).toBe(5000);
    expect(clusters[0]?.head.severity).toBe('critical');
  });

  it('part when zoomed in, and leave out what the view does not show', () => {
    const items = many(10, 60_000);
    expect(clustersOf(items, { from: start, to: start + 24 * HOUR }, 900)).toHaveLength(1);
    expect(clustersOf(items, { from: start, to: start + 540_000 }, 900)).toHaveLength(10);
    expect(clustersOf(items, { from: start + HOUR, to: start + 2 * HOUR }, 900)).toEqual([]);
  });

  it('group by finding, with one row for those beyond', () => {
    const summary = sampleCase();
    const { items } = modelOf(summary);
    const lanes = lanesOf(summary, items, 'finding', 1, (count) => `${count} more`);
    expect(lanes.map(({ id }) => id)).toEqual(['host', 'further']);
    const counted = lanes.reduce((sum, lane) => sum + lane.items.length, 0);
    expect(counted).toBe(items.length);
    expect(bestGrouping(summary, items, 0)).toBe('finding');
    expect(bestGrouping(summary, items, 100)).toBe('signal');
  });

  it('point from the first proof to its consequences in the same boot only', () => {
    const { findings } = sampleCase();
    const base = many(1, 0)[0];
    if (base === undefined) throw new Error('an item');
    const signals = [
      { id: 'p', title: 'p', count: 1, role: 'proof' as const },
      { id: 'c', title: 'c', count: 1, role: 'consequence' as const },
    ];
    const told = [{ ...efiFinding(), signals }, ...findings.slice(1)];
    const items = [
      { ...base, id: 0, signal: 'p', boot: -1 },
      { ...base, id: 1, signal: 'c', boot: -1 },
      { ...base, id: 2, signal: 'c', boot: 0 },
    ];
    expect(causesOf({ findings: told }, items).map(({ from, to }) => [from.id, to.id])).toEqual([[0, 1]]);
  });

  it('tell a report the first line of each signal in each boot, and count what is left out', () => {
    const model = modelOf(caseOf([piece({ line: 1 }), piece({ line: 2 }), piece({ line: 3 })]));
    const { items, left } = keyEvents(model, 40);
    expect(evidenceOf(items)).toHaveLength(1);
    expect(left).toBe(2);
    expect(keyEvents(model, 2).items.every(({ kind }) => kind !== 'evidence')).toBe(true);
  });
});
