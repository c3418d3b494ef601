import { describe, expect, it } from 'vitest';
import { type Action, type AppState, initialState, reduce } from '../../../renderer/state/app-state.ts';
import { sampleCase } from '../../builders/case-summary.ts';

const reached = (...actions: Action[]): AppState => actions.reduce(reduce, initialState);
const summaryScreen = { name: 'summary', caseId: 'a' } as const;

describe('showing cases', () => {
  it('holds a case as loading from the moment it is shown', () => {
    const state = reached({ type: 'show', screen: summaryScreen });
    expect(state.screen).toEqual(summaryScreen);
    expect(state.cases.get('a')?.state).toBe('loading');
  });

  it('keeps the old summary on the screen while another language is fetched', () => {
    const summary = sampleCase();
    const state = reached(
      { type: 'show', screen: summaryScreen },
      { type: 'case', caseId: 'a', summary },
      { type: 'case-loading', caseId: 'a' },
    );
    expect(state.cases.get('a')?.summary?.host.hostname).toBe(summary.host.hostname);
  });

  it('says that a case is gone when main does not hold it any more', () => {
    const state = reached({ type: 'show', screen: summaryScreen }, { type: 'case', caseId: 'a', summary: null });
    expect(state.cases.get('a')?.state).toBe('gone');
  });

  it('lists consequences right after their cause, wherever the engine ranked them', () => {
    const base = sampleCase();
    const [first, consequence, ...others] = base.findings;
    if (first === undefined || consequence === undefined) throw new Error('the sample case has too few findings');
    const summary = { ...base, findings: [first, ...others, consequence] };
    const state = reached({ type: 'case', caseId: 'a', summary });
    expect(state.cases.get('a')?.summary?.findings.map(({ article }) => article)).toEqual([
      first.article,
      consequence.article,
      ...others.map(({ article }) => article),
    ]);
  });
});

describe('going back', () => {
  it('leads from a finding to the summary to Home and stays there', () => {
    const finding = reached({ type: 'show', screen: { name: 'finding', caseId: 'a', finding: 0 } });
    const summary = reduce(finding, { type: 'back' });
    const home = reduce(summary, { type: 'back' });
    expect([summary.screen.name, home.screen.name]).toEqual(['summary', 'home']);
    expect(reduce(home, { type: 'back' })).toBe(home);
  });

  it('remembers the finding that was open as the selected row', () => {
    const summary = sampleCase();
    const state = reached(
      { type: 'case', caseId: 'a', summary },
      { type: 'show', screen: { name: 'finding', caseId: 'a', finding: 2 } },
      { type: 'back' },
    );
    expect(state.selected.get('a')).toBe(2);
  });
});

describe('the selection', () => {
  const open = reached({ type: 'case', caseId: 'a', summary: sampleCase() });
  const last = sampleCase().findings.length - 1;

  it.each([
    [-1, 0],
    [0, 0],
    [1, 1],
    [99, last],
  ])('of row %i is row %i: it never leaves the table', (asked, got) => {
    expect(reduce(open, { type: 'select-finding', caseId: 'a', index: asked }).selected.get('a')).toBe(got);
  });

  it('of a case without findings changes nothing', () => {
    const empty = reached({ type: 'case', caseId: 'a', summary: sampleCase({ findings: [] }) });
    expect(reduce(empty, { type: 'select-finding', caseId: 'a', index: 1 })).toBe(empty);
  });

  it('keeps a finding number that is too high inside the case', () => {
    const state = reduce(open, { type: 'show', screen: { name: 'finding', caseId: 'a', finding: 99 } });
    expect(state.screen).toEqual({ name: 'finding', caseId: 'a', finding: last });
  });
});

it('drops the last notice when another screen is shown', () => {
  const state = reached(
    { type: 'notice', notice: { kind: 'saved', file: 'a.pdf' } },
    { type: 'show', screen: { name: 'home' } },
  );
  expect(state.notice).toBeNull();
});
