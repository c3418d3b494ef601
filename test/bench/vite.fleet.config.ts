import { defineConfig } from 'vite';

// Bundles fleet.ts for a Node that runs no TypeScript; scripts/fleet-demo.mjs says from and where to.
export default defineConfig({
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20.18',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
  },
});
