import { join } from 'node:path';
import { defineConfig } from 'vite';
import { articleYaml } from '../../yaml-plugin.ts';

const entry = (name: string): string => join(import.meta.dirname, `${name}.ts`);

// Bundles the fuzzer for a Node that runs no TypeScript; scripts/fuzz.mjs says where to.
export default defineConfig({
  plugins: [articleYaml()],
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20.18',
    emptyOutDir: true,
    rolldownOptions: {
      input: { fuzz: entry('fuzz'), 'fuzz-process': entry('fuzz-process') },
      output: {
        entryFileNames: '[name].mjs',
        chunkFileNames: '[name].mjs',
        // The product's code in a file of its own: its coverage is what guides (coverage.ts).
        codeSplitting: { groups: [{ name: 'engine', test: /[\\/]shared[\\/](?!sample|articles[\\/]catalogue)/ }] },
      },
    },
  },
});
