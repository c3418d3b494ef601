import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../paths.mjs';
import { icns, ico } from './icon-files.mjs';

const drawing = join(root, 'build', 'icon.svg');
/** Pixels: those of the freedesktop icon folders, of Windows and of macOS. */
export const ICON_SIZES = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
let ready = null;
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];

/**
 * Draws build/icon.svg in every size into `folder`: NxN.png, icon.ico, icon.icns (electron-builder takes the folder as it is).
 * Takes the packaging tools. Gives the folder.
 */
export async function makeIcons(tools, folder) {
  const { Resvg, initWasm } = tools.require('@resvg/resvg-wasm');
  const wasm = join(dirname(tools.require.resolve('@resvg/resvg-wasm')), 'index_bg.wasm');
  // It can be made ready once only.
  ready ??= initWasm(readFileSync(wasm));
  await ready;
  const svg = readFileSync(drawing, 'utf8');
  mkdirSync(folder, { recursive: true });
  const pictures = new Map();
  for (const size of ICON_SIZES) {
    const png = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
    pictures.set(size, Buffer.from(png));
    writeFileSync(join(folder, `${size}x${size}.png`), png);
  }
  writeFileSync(join(folder, 'icon.ico'), ico(WINDOWS.map((size) => [size, pictures.get(size)])));
  writeFileSync(join(folder, 'icon.icns'), icns(pictures));
  return folder;
}
