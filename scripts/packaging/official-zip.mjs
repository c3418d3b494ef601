import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { cacheFolder, inModules } from '../paths.mjs';
import { sourceAnswers } from '../runtime/official.mjs';
import { say } from '../say.mjs';

/*
 * A release takes Electron's own zip and nothing else. The npm package `electron`, itself pinned by our lock file, ships the
 * SHA-256 of every zip of its version (checksums.json): that is what a zip has to match.
 */

/** Name of the official zip, as Electron publishes it. `platform` and `arch` are Node's words. */
export const zipName = (version, platform, arch) => `electron-v${version}-${platform}-${arch}.zip`;

async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * Whether `file` is the official zip of that name. `checksums` is a table of names to SHA-256. Gives {ok: true, sha256} or
 * {ok: false, reason}.
 */
export async function verifyZip(file, name, checksums) {
  const wanted = Object.hasOwn(checksums, name) ? checksums[name] : undefined;
  if (typeof wanted !== 'string' || !/^[0-9a-f]{64}$/.test(wanted)) {
    return { ok: false, reason: `Electron publishes no checksum for ${name}` };
  }
  if (!existsSync(file)) return { ok: false, reason: `there is no ${name}` };
  const found = await sha256(file);
  if (found === wanted) return { ok: true, sha256: found };
  return { ok: false, reason: `${name} is not Electron's own: its SHA-256 is ${found}, not ${wanted}` };
}

/** Version and checksums of the electron package that the lock file pins. */
export function pinnedElectron() {
  const read = (name) => JSON.parse(readFileSync(inModules('electron', name), 'utf8'));
  return { version: read('package.json').version, checksums: read('checksums.json') };
}

/** Lets Electron's own downloader fetch a zip; it checks the checksum too. Gives the file, or the reason. */
async function download(version, platform, arch, checksums) {
  if (!(await sourceAnswers())) return { reason: "Electron's release server cannot be reached" };
  try {
    const { downloadArtifact } = await import(pathToFileURL(inModules('@electron', 'get', 'dist', 'index.js')).href);
    return { file: await downloadArtifact({ version, platform, arch, artifactName: 'electron', checksums }) };
  } catch (error) {
    return { reason: `Electron could not be fetched: ${error.message}` };
  }
}

/**
 * The official zip for a platform, verified: from the folder that SOSIGHT_ELECTRON_ZIPS names, or fetched. Gives {ok: true,
 * folder, name, version, sha256}, the folder holding the zip under its own name, or {ok: false, reason}.
 */
export async function officialZip(platform, arch) {
  const { version, checksums } = pinnedElectron();
  const name = zipName(version, platform, arch);
  const given = process.env.SOSIGHT_ELECTRON_ZIPS;
  const found = given ? { file: join(given, name) } : await download(version, platform, arch, checksums);
  if (found.file === undefined) return { ok: false, reason: found.reason };
  const verified = await verifyZip(found.file, name, checksums);
  if (!verified.ok) return verified;
  const folder = join(cacheFolder(), 'electron-zips');
  mkdirSync(folder, { recursive: true });
  copyFileSync(found.file, join(folder, name));
  // What is packed is the copy, so the copy is what counts.
  const copied = await verifyZip(join(folder, name), name, checksums);
  if (!copied.ok) return copied;
  say(`${name} is Electron's own (SHA-256 ${verified.sha256})`);
  return { ok: true, folder, name, version, sha256: copied.sha256 };
}
