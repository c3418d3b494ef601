import { describe, expect, it } from 'vitest';
import { articleGroups, NO_ARTICLE_FILTER } from '../../../renderer/state/articles/article-list.ts';
import { sortBy, toggled, toggledGroup } from '../../../renderer/state/fleet/fleet-view.ts';
import { shortHost, shortOs } from '../../../renderer/state/fleet/short-cells.ts';
import { rowWindow } from '../../../renderer/state/fleet/window-rows.ts';
import { articleRow, articleView } from '../../../shared/articles/article-view.ts';
import { BUILTIN } from '../../../shared/articles/builtin.ts';

describe('the rows in view', () => {
  it('are those of the frame and some beyond, the rest is height', () => {
    expect(rowWindow(2000, 31, 0, 620)).toEqual({ first: 0, end: 32, above: 0, below: (2000 - 32) * 31 });
    const middle = rowWindow(2000, 31, 31_000, 620);
    expect(middle).toMatchObject({ first: 988, above: 988 * 31 });
    expect(middle.above + (middle.end - middle.first) * 31 + middle.below).toBe(2000 * 31);
    expect(rowWindow(2000, 31, 62_000, 620).end).toBe(2000);
  });

  it('are none of an empty list, and all of a short one', () => {
    expect(rowWindow(0, 31, 0, 600)).toEqual({ first: 0, end: 0, above: 0, below: 0 });
    expect(rowWindow(8, 31, 400, 600)).toMatchObject({ first: 0, end: 8, below: 0 });
  });
});

describe('the view of the fleet', () => {
  it('selects and takes out, in the order of selecting', () => {
    expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b']);
  });

  it('turns the order around on the second click, and begins anew in another column', () => {
    const once = sortBy({ column: 'verdict', descending: false }, 'risk');
    expect(once).toEqual({ column: 'risk', descending: false });
    expect(sortBy(once, 'risk').descending).toBe(true);
  });

  it('presses and lifts groups', () => {
    const one = toggledGroup(new Set(), 'hit');
    expect([...toggledGroup(one, 'unknown')]).toEqual(['hit', 'unknown']);
    expect([...toggledGroup(one, 'hit')]).toEqual([]);
  });

  it('shortens hosts and releases, but no address', () => {
    expect(shortHost('dbsrv07.example.com')).toBe('dbsrv07');
    expect(shortHost('192.0.2.17')).toBe('192.0.2.17');
    expect(shortOs('Red Hat Enterprise Linux Server release 7.9 (Maipo)')).toBe('RHEL 7.9');
  });
});

const reading = (article: (typeof BUILTIN)[number]) => ({ article, own: false, language: 'en' as const });
const list = {
  articles: BUILTIN.map((article) => articleRow(reading(article))),
  folder: null,
  folderFault: null,
  faults: [],
  fired: { 'filesystem-full': [{ caseId: 'a', hostname: 'a', file: 'a.tar' }] },
};
const found = (change: Partial<typeof NO_ARTICLE_FILTER>) =>
  articleGroups(list, { ...NO_ARTICLE_FILTER, ...change }).flatMap(({ rows }) => rows.map(({ id }) => id));

describe('the articles', () => {
  it('are all listed, each in its area, the most severe first', () => {
    const groups = articleGroups(list, NO_ARTICLE_FILTER);
    expect(groups.flatMap(({ rows }) => rows)).toHaveLength(BUILTIN.length);
    for (const { area, rows } of groups) expect(rows.every((row) => row.area === area)).toBe(true);
  });

  it('are found by id, title, text, words of signals and references', () => {
    expect(found({ text: 'RHSA-2022:1198' })).not.toEqual([]);
    expect(found({ text: 'Froze efi_rts_wq' })).toContain('rhel7-efi-page-fault');
    expect(found({ text: 'rhel7-efi page fault' })).toContain('rhel7-efi-page-fault');
    expect(found({ text: 'zzz no such words' })).toEqual([]);
  });

  it('are narrowed to an area, to those that fired, to kernel defects', () => {
    expect(found({ area: 'storage' })).toContain('filesystem-full');
    expect(found({ shown: 'fired' })).toEqual(['filesystem-full']);
    expect(found({ shown: 'defects' }).sort()).toEqual(
      BUILTIN.filter(({ kind }) => kind === 'kernel-defect')
        .map(({ id }) => id)
        .sort(),
    );
    expect(found({ shown: 'own' })).toEqual([]);
  });

  it('are read in both languages without a value left open', () => {
    for (const article of BUILTIN)
      for (const language of ['en', 'ja'] as const) {
        const view = articleView({ article, own: false, language });
        const texts = [
          view.row.title,
          view.environment,
          view.issue,
          view.rootCause,
          ...view.resolution.map(({ text }) => text),
        ];
        expect(texts.filter((text) => text === '' || /\{[a-zA-Z]+\}/.test(text))).toEqual([]);
        expect(view.tests?.fires.length).toBeGreaterThan(0);
      }
  });

  it('name the first fix where the case would, and mark what only a case knows', () => {
    const article = BUILTIN.find(({ id }) => id === 'rhel7-efi-page-fault');
    if (article === undefined) throw new Error('the catalogue has it');
    const view = articleView(reading(article));
    expect(view.resolution[0]?.text).toContain('3.10.0-1160.62.1.el7');
    expect(view.kernel?.fix).toMatchObject({ advisory: 'RHSA-2022:1198' });
    expect(view.resolution[0]?.when.join()).toContain('affected-hit');
  });
});
