// Stands in for Electron's default_app.asar in a runtime that has none: `electron [-r MODULE] FOLDER [ARGUMENT...]`.
// Behaves like Electron's own (electron/electron, default_app/main.ts) as far as development and Playwright need it.
const { app } = require('electron');
const path = require('node:path');
const fs = require('node:fs');

const given = process.argv.slice(1);
const preloads = [];
let folder = null;
for (let at = 0; at < given.length && folder === null; at += 1) {
  const word = given[at];
  if (word === '--version' || word === '-v') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  } else if (word === '-r' || word === '--require') {
    at += 1;
    preloads.push(given[at]);
  } else if (!word.startsWith('-')) {
    folder = path.resolve(word);
  }
}

process.defaultApp = true;
for (const preload of preloads) require(preload);

if (folder === null) {
  console.error('electron: no app given');
  process.exit(1);
}
const stat = fs.statSync(folder, { throwIfNoEntry: false });
if (!stat) {
  console.error(`electron: cannot find ${folder}`);
  process.exit(1);
}
let entry = folder;
if (stat.isDirectory()) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  app.setName(manifest.productName || manifest.name);
  if (manifest.version) app.setVersion(manifest.version);
  app.setAppPath(folder);
  entry = path.join(folder, manifest.main || 'index.js');
}
require(entry);
