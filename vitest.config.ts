import { defineConfig } from 'vitest/config';
import { articleYaml } from './yaml-plugin.ts';

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
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
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
        },
      },
    ],
  },
});
