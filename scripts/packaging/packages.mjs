import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, since } from '../say.mjs';
import { makeLinuxPackage, missingProgram, OWN_TARGETS } from './linux-packages.mjs';
import { packWithElectronBuilder } from './unpacked-app.mjs';

const PACKAGE = /^sosight-.*\.(tar\.gz|deb|rpm|AppImage|exe|dmg)$/;

async function make(tools, places, target, job) {
  if (!OWN_TARGETS.includes(target)) return packWithElectronBuilder(tools, places, target, job);
  const missing = await missingProgram(target);
  if (missing !== null) throw new Error(`the program ${missing} is missing`);
  return makeLinuxPackage(places, target, job);
}

/** SHA256SUMS of all packages in the folder, as `sha256sum -c` reads it. */
function writeChecksums(output) {
  const names = readdirSync(output).filter((name) => PACKAGE.test(name));
  const lines = names.sort().map((name) => {
    const sum = createHash('sha256')
      .update(readFileSync(join(output, name)))
      .digest('hex');
    say(`${name}: ${(statSync(join(output, name)).size / 1e6).toFixed(1)} MB`);
    return `${sum}  ${name}\n`;
  });
  writeFileSync(join(output, 'SHA256SUMS'), lines.join(''));
}

/**
 * Makes the packages of an unpacked app. What cannot be made here is said, and is an error in the end: the others are made all the
 * same, but for a release, which is whole or none.
 */
export async function makePackages(tools, places, targets, job) {
  const failures = [];
  for (const target of targets) {
    const start = Date.now();
    try {
      await make(tools, places, target, job);
      say(`${target} made in ${since(start)}`);
    } catch (error) {
      if (job.release) throw error;
      say(`${target} could not be made here: ${error.message}`);
      failures.push(target);
    }
  }
  writeChecksums(job.output);
  if (failures.length > 0) throw new Error(`not made: ${failures.join(', ')} (docs/packaging.md says what each needs)`);
}
