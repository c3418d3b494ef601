import { defineConfig } from 'vitest/config';
import { articleYaml } from './yaml-plugin.ts';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [articleYaml()],
        test: {
          name: 'unit',
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
