import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const FILE = 'assets/shell.css';

/**
 * Lets the window's frame be painted before the rest has come: the few rules of styles/shell.css stand in the head, the bundle's own
 * style sheets at the end of the body, where they hold back the script but no longer the frame in index.html.
 */
export const shell = (): Plugin => ({
  name: 'sosight-shell',
  generateBundle() {
    const source = readFileSync('renderer/styles/shell.css', 'utf8');
    this.emitFile({ type: 'asset', fileName: FILE, source });
  },
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const sheets = html.match(/[ \t]*<link rel="stylesheet"[^>]*>\n?/g) ?? [];
      const without = sheets.reduce((text, sheet) => text.replace(sheet, ''), html);
      return without
        .replace('</head>', `  <link rel="stylesheet" href="./${FILE}">\n  </head>`)
        .replace('</body>', `${sheets.join('')}  </body>`);
    },
  },
});
