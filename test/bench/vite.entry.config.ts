import { defineConfig } from 'vite';

// Bundles one entry for a Node that runs no TypeScript; the script that runs it says from and where to.
export default defineConfig({
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20.18',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
  },
});
