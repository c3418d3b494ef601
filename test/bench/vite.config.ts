import { join } from 'node:path';
import { defineConfig } from 'vite';
import { articleYaml } from '../../yaml-plugin.ts';

const entry = (name: string): string => join(import.meta.dirname, `${name}.ts`);

// Bundles the bench for a Node that runs no TypeScript; scripts/bench.mjs says where to.
export default defineConfig({
  plugins: [articleYaml()],
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20.18',
    emptyOutDir: true,
    rolldownOptions: {
      input: { bench: entry('bench'), scan: entry('scan'), window: entry('window'), explore: entry('explore') },
      output: { entryFileNames: '[name].mjs' },
    },
  },
});
