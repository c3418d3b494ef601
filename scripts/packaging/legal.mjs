import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPackages } from '../components.mjs';
import { root } from '../paths.mjs';
import { sbom } from '../sbom.mjs';

const TEXT = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;
const RULE = '-'.repeat(80);

/** The licence and notice files of a package, joined; a sentence where it brings none. */
function textsOf({ path, licence }) {
  const folder = join(root, path);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => TEXT.test(name)) : [];
  if (files.length === 0) return `The package brings no text of its licence, which it says is ${licence}.\n`;
  return files.map((name) => readFileSync(join(folder, name), 'utf8').trimEnd()).join('\n\n');
}

/** Who wrote what else is in the product, and under which licence: the packages that are bundled, with their own texts. */
export function notices() {
  const head = `Sosight holds the work of others. Each part stands under the licence given here; Electron's and Chromium's
licences come with them (LICENSE.electron.txt, LICENSES.chromium.html). Sosight's own sources, with which any part can be
replaced and the app be built again, are those of the version that \`sosight --version\` prints.\n`;
  const parts = bundledPackages().map(
    (one) => `${RULE}\n${one.name} ${one.version} (${one.licence})\n${RULE}\n\n${textsOf(one).trimEnd()}\n`,
  );
  return [head, ...parts].join('\n');
}

/** Writes the notices and the bill of materials into `folder`, which is packed beside the app. */
export function writeLegal(folder = join(root, 'dist', 'legal')) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), notices());
  writeFileSync(join(folder, 'sosight.cdx.json'), `${JSON.stringify(sbom(), null, 2)}\n`);
}
