import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { shell } from './shell-plugin.ts';
import { articleYaml } from './yaml-plugin.ts';

// Targets are those of the oldest runtime that we support (Electron 33: Node 20.18, Chrome 130), not of the one installed.
// CommonJS output: an ESM main does not load in every runtime (ELECTRON.md).
export default defineConfig({
  main: {
    plugins: [articleYaml()],
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      lib: {
        entry: {
          main: 'main/main.ts',
          cli: 'main/cli/cli.ts',
          worker: 'main/analysis/worker.ts',
          'decode-thread': 'main/analysis/decode-thread.ts',
          'log-reader': 'main/log-reader/reader-worker.ts',
        },
        formats: ['cjs'],
      },
      rolldownOptions: { output: { entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' } },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      lib: { entry: { preload: 'main/preload.ts' }, formats: ['cjs'] },
      rolldownOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), shell()],
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      // The window's start is mostly this: what is read, parsed and styled before the first paint.
      minify: true,
      cssMinify: true,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
