import { defineConfig } from 'vitest/config';
import { articleYaml } from './yaml-plugin.ts';

/** How long is waited for what comes by itself: one second, the default, is short on a busy machine. */
const patient = { poll: { timeout: 15_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [articleYaml()],
        test: {
          name: 'unit',
          // The first import of the engine takes seconds on a busy machine; what hangs is still caught.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          expect: patient,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/packaged/**', 'test/screens/**'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // One window at a time: two cores, one display.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: patient,
        },
      },
      {
        test: {
          // The pictures of docs/screens (npm run screens).
          name: 'screens',
          include: ['test/screens/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          // The same on the packaged app (npm run test:packaged), and what only a package can show.
          name: 'packaged',
          include: ['test/e2e/**/*.test.ts', 'test/packaged/**/*.test.ts'],
          // The way of plain Node to a PDF; that of the packaged app is tested in test/packaged.
          exclude: ['test/e2e/headless-pdf.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: patient,
        },
      },
    ],
  },
});
