import type { Page } from 'playwright-core';

/** Every screen by its entry in the navigation, and what stands on it once it is drawn. */
export const SCREENS = [
  { name: 'home', entry: 'Home', shown: 'dropzone' },
  { name: 'summary', entry: 'Summary', shown: 'verdict-banner' },
  { name: 'finding', entry: 'Findings', shown: 'finding-screen' },
  { name: 'kernel', entry: 'Kernel', shown: 'kernel-screen' },
  { name: 'timeline', entry: 'Timeline', shown: 'timeline-screen' },
  { name: 'logs', entry: 'Logs', shown: 'logs-screen' },
  { name: 'system', entry: 'System', shown: 'system-screen' },
  { name: 'note', entry: 'Case note', shown: 'note-screen' },
  { name: 'library', entry: 'Cases', shown: 'library-screen' },
  { name: 'fleet', entry: 'Fleet', shown: 'fleet-screen' },
  { name: 'compare', entry: 'Compare', shown: 'compare-screen' },
  { name: 'articles', entry: 'Articles', shown: 'articles-screen' },
  { name: 'settings', entry: 'Settings', shown: 'settings-screen' },
] as const;

/** Goes to a screen by the navigation, and waits until it is drawn. */
export async function goTo(page: Page, { entry, shown }: (typeof SCREENS)[number]): Promise<void> {
  await page.locator('.so-nav-entry').filter({ hasText: entry }).first().click();
  await page.getByTestId(shown).first().waitFor();
}
