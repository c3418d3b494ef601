import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { timelineOf } from '../../shared/case/timeline.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { sampleTree } from '../../shared/sample/sample.ts';
import { analyzeTree } from '../builders/analyze.ts';
import { efiFinding } from '../builders/case-findings.ts';
import { sampleCase } from '../builders/case-summary.ts';
import { mockData } from './mock-data.ts';
import { openStage, type Stage } from './window.ts';

vi.setConfig({ testTimeout: 90_000 });

let stage: Stage;
let sample: CaseSummary;

beforeAll(async () => {
  [stage, sample] = await Promise.all([openStage(), analyzeTree(sampleTree())]);
}, 60_000);
afterAll(() => stage.close());

/** Opens the timeline of a case; fails on any script error. */
async function inTimeline(summary: CaseSummary, body: (page: Page) => Promise<void>): Promise<void> {
  const { page, errors } = await stage.open(mockData({ cases: { dbsrv07: summary } }));
  try {
    await page.getByTestId('dropzone').waitFor();
    await page.evaluate(() => window.mock.emit('cases:show', { caseId: 'dbsrv07' }));
    await page.getByRole('button', { name: 'Timeline' }).click();
    await page.getByTestId('timeline-screen').waitFor();
    await body(page);
    expect(errors).toEqual([]);
  } finally {
    await page.close();
  }
}

const rows = (page: Page) => page.getByTestId('timeline-row');
const selected = (page: Page) => page.locator('[data-testid=timeline-row][data-selected=true]');
const span = (page: Page) => page.getByRole('slider', { name: /Range shown/ }).getAttribute('aria-valuetext');
/** Puts the focus nowhere, as after a click on the plot: arrows then walk the events. */
const leaveControls = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

/** A case with so many lines of evidence, a few seconds apart. */
function dense(count: number): CaseSummary {
  const [proof] = efiFinding().evidence;
  if (proof === undefined) throw new Error('the sample finding has evidence');
  const start = Date.parse('2022-05-15T14:21:16Z');
  const evidence = Array.from({ length: count }, (_, line) => ({
    ...proof,
    line: line + 1,
    boot: 0,
    text: `line ${line + 1}`,
    time: new Date(start + line * 2000 + 540 * 60_000).toISOString().replace('.000Z', '+09:00'),
  }));
  const base = sampleCase({ findings: [{ ...efiFinding(), evidence, count }] });
  return { ...base, timeline: timelineOf(base.boots, base.findings, 'en') };
}

describe('the timeline', () => {
  it('says how an export ended that a key began there', () =>
    inTimeline(sample, async (page) => {
      await page.keyboard.press('Control+e');
      await page.getByTestId('notice').getByText('dbsrv07.pdf').waitFor();
    }));

  it('opens on the incident with the panic selected, its line in the details', () =>
    inTimeline(sample, async (page) => {
      await expect.poll(() => selected(page).innerText()).toContain('Panic');
      const details = await page.getByTestId('timeline-details').innerText();
      expect(details).toContain('Kernel panic - not syncing: hung_task: blocked tasks');
      expect(details).toContain('vmcore-dmesg.txt:78');
      expect(await page.getByTestId('timeline-boot').count()).toBe(3);
      expect(await page.getByTestId('timeline-down').count()).toBeGreaterThan(0);
    }));

  it('walks the events by J and K and by the arrows, and Enter opens the line in its log', () =>
    inTimeline(sample, async (page) => {
      const before = await selected(page).getAttribute('data-event');
      await leaveControls(page);
      await page.keyboard.press('j');
      const next = await selected(page).getAttribute('data-event');
      expect(Number(next)).toBeGreaterThan(Number(before));
      await page.keyboard.press('ArrowLeft');
      expect(await selected(page).getAttribute('data-event')).toBe(before);
      await page.keyboard.press('Enter');
      await page.getByTestId('timeline-screen').waitFor({ state: 'detached' });
      expect(await page.getByRole('button', { name: 'Logs' }).getAttribute('aria-current')).toBe('page');
      await page.keyboard.press('Escape');
      await page.getByTestId('timeline-screen').waitFor();
    }));

  it('selects by a click on a mark and goes to the finding', () =>
    inTimeline(sample, async (page) => {
      const mark = page.locator('.so-tl-event[data-count="1"]').last();
      const id = await mark.getAttribute('data-event');
      await mark.locator('.so-mark').first().click();
      expect(await selected(page).getAttribute('data-event')).toBe(id);
      await page
        .getByTestId('timeline-row')
        .filter({ hasText: 'Firmware Bug' })
        .first()
        .getByRole('button')
        .first()
        .click();
      await page.getByRole('button', { name: 'Show the finding' }).click();
      await page.getByRole('heading', { level: 1, name: /EFI page fault/ }).waitFor();
    }));

  it('zooms by key, button and wheel, and goes back to the whole report', () =>
    inTimeline(sample, async (page) => {
      const start = await span(page);
      await leaveControls(page);
      await page.keyboard.press('+');
      const nearer = await span(page);
      expect(nearer).not.toBe(start);
      await page.keyboard.press('-');
      expect(await span(page)).toBe(start);
      await page.getByTestId('timeline-plot').hover();
      await page.mouse.wheel(0, -300);
      await expect.poll(() => span(page)).not.toBe(start);
      await leaveControls(page);
      await page.keyboard.press('0');
      expect(await span(page)).toContain('16 Apr');
      await page.getByRole('button', { name: /^Incident/ }).click();
      expect(await span(page)).toBe(start);
    }));

  it('brushes by pointer and by keyboard on the overview', () =>
    inTimeline(sample, async (page) => {
      const box = await page.getByTestId('timeline-overview').boundingBox();
      if (box === null) throw new Error('no overview');
      await page.mouse.move(box.x + box.width * 0.2, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.5, box.y + 10, { steps: 4 });
      await page.mouse.up();
      const brushed = await span(page);
      expect(brushed).toMatch(/^2\d Apr .* – \d+ (Apr|May)/);
      await page.getByRole('slider', { name: /Range shown/ }).press('ArrowRight');
      expect(await span(page)).not.toBe(brushed);
      const end = page.getByRole('slider', { name: 'End of the range shown' });
      const last = await end.getAttribute('aria-valuetext');
      await end.press('ArrowLeft');
      expect(await end.getAttribute('aria-valuetext')).not.toBe(last);
    }));

  it('tells times in UTC where that is chosen, in axis, table and details alike, and remembers it', () =>
    inTimeline(sample, async (page) => {
      expect(await selected(page).innerText()).toContain('23:08:41');
      await page.locator('#timeline-zone-utc').click();
      expect(await selected(page).innerText()).toContain('14:08:41');
      expect(await page.getByTestId('timeline-details').innerText()).toContain('14:08:41');
      expect(await page.getByTestId('timeline-plot').innerHTML()).toContain('>14:05<');
      await page.getByRole('button', { name: 'Summary' }).click();
      await page.getByRole('button', { name: 'Timeline' }).click();
      expect(await selected(page).innerText()).toContain('14:08:41');
      await page.locator('#timeline-zone-host').click();
    }));

  it('has only the host’s times where the offset is not known', () =>
    inTimeline({ ...sample, host: { ...sample.host, utcOffsetMinutes: null } }, async (page) => {
      expect(await page.locator('#timeline-zone-utc').isDisabled()).toBe(true);
      expect(await page.getByTestId('timeline-count').innerText()).toContain('offset unknown');
    }));

  it('hides a severity and a kind, and offers all of them again', () =>
    inTimeline(sample, async (page) => {
      const all = await rows(page).count();
      await page.getByRole('button', { name: /^Critical/ }).click();
      expect(await rows(page).count()).toBeLessThan(all);
      expect(await page.getByRole('button', { name: /^Critical/ }).getAttribute('aria-pressed')).toBe('false');
      for (const kind of [/^Panic \d/, /^Boot \d/, /^Shutdown/, /^Package \d/])
        await page.getByRole('button', { name: kind }).click();
      await page.getByRole('button', { name: 'Show all events' }).click();
      expect(await rows(page).count()).toBe(all);
    }));

  it('draws 5,000 events as some hundred marks, and only the rows in sight', () =>
    inTimeline(dense(4990), async (page) => {
      await page.locator('#timeline-range-whole').click();
      expect(await page.locator('.so-tl-event').count()).toBeLessThan(300);
      expect(await rows(page).count()).toBeLessThan(80);
      const frames = await page.evaluate(async () => {
        const plot = document.querySelector('.so-tl-plot');
        const times: number[] = [];
        for (let step = 0; step < 30; step += 1) {
          const begin = performance.now();
          plot?.dispatchEvent(
            new WheelEvent('wheel', { deltaY: step % 2 === 0 ? -120 : 60, clientX: 900, bubbles: true }),
          );
          await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
          times.push(performance.now() - begin);
        }
        return times.sort((a, b) => a - b);
      });
      // A loaded machine draws slowly; without clusters a frame takes seconds.
      expect(frames[15]).toBeLessThan(150);
      await page.locator('#timeline-range-whole').click();
      await page.getByTestId('timeline-rows').evaluate((element) => element.scrollTo(0, 1e6));
      await expect.poll(() => rows(page).last().innerText()).toContain('Collection');
    }));

  it('says what to do where nothing has a time', () =>
    inTimeline(sampleCase({ timeline: [], boots: [], logs: [] }), async (page) => {
      expect(await page.getByTestId('timeline-empty').innerText()).toContain('Nothing in this archive has a time');
      await page.getByRole('button', { name: 'Back to the summary' }).click();
      await page.getByTestId('timeline-screen').waitFor({ state: 'detached' });
    }));
});

it.each(['light', 'dark'] as const)('gives axe nothing to say in the %s theme', (theme) =>
  inTimeline(sample, async (page) => {
    await page.emulateMedia({ colorScheme: theme });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.classList.contains('pf-v6-theme-dark')))
      .toBe(theme === 'dark');
    // Colours fade over; axe measures what is there.
    await page.waitForTimeout(400);
    await page.evaluate(axe.source);
    const results: AxeResults = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
    );
    const said = results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(said).toEqual([]);
  }),
);
