import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledPackages, importedPackages, lockedPackages } from '../../scripts/components.mjs';
import { sbom } from '../../scripts/sbom.mjs';

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Licences that code in the product may have: all let us ship it, with the notice. */
const IN_PRODUCT = ['MIT', 'ISC', '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause'];
/** Packages in the product with another one, and why that is all right. */
const NAMED: Readonly<Record<string, string>> = {
  // Its own licence covers the JavaScript around liblzma (0BSD). Whoever wants another build of it can exchange it: all our
  // source is open and `npm run build` links it anew, which is what section 4 asks for.
  'node-liblzma': 'LGPL-3.0',
};
/** Licences that tools may have, which are not shipped. */
const IN_TOOLS = [...IN_PRODUCT, 'MPL-2.0', 'BlueOak-1.0.0', 'CC-BY-4.0', 'MIT OR Apache-2.0', 'LGPL-3.0'];
/** What has an install script; none of them needs it to be run (.npmrc turns all off). */
const WITH_SCRIPT = ['node-liblzma'];

describe('dependencies', () => {
  it('are exact, and no more than the product and its tools name', () => {
    expect(manifest.dependencies).toBeUndefined();
    for (const version of Object.values<string>(manifest.devDependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    for (const name of importedPackages()) expect(Object.keys(manifest.devDependencies)).toContain(name);
  });

  it('in the product have licences that let us ship them', () => {
    const bundled = bundledPackages();
    expect(bundled.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['react', 'zod', 'yaml', 'fzstd', 'node-liblzma']),
    );
    const others = bundled.filter(({ name, licence }) => !IN_PRODUCT.includes(licence) && NAMED[name] !== licence);
    expect(others.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
  });

  it('of tools have licences that we know', () => {
    const others = lockedPackages().filter(({ licence }) => !IN_TOOLS.includes(licence));
    expect(others.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
  });

  it('need no install script', () => {
    expect(
      lockedPackages()
        .filter(({ script }) => script)
        .map(({ name }) => name),
    ).toEqual(WITH_SCRIPT);
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });

  it('are each pinned by a hash', () => {
    expect(lockedPackages().filter(({ integrity }) => !/^sha512-/.test(integrity ?? ''))).toEqual([]);
  });
});

describe('the bill of materials', () => {
  const bill = sbom();

  it('is CycloneDX with every locked package once, and the same for the same lock file', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
    expect(bill.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(sbom()).toEqual(bill);
    const refs = bill.components.map(({ purl }) => purl);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.length).toBe(new Set(lockedPackages().map(({ name, version }) => `${name}@${version}`)).size);
  });

  it('tells what is shipped from what only builds, with hash and licence of each', () => {
    const scopeOf = (name: string) => bill.components.find((one) => one.name === name)?.scope;
    expect(['electron', 'react', 'zod', 'vitest', 'vite'].map(scopeOf)).toEqual([
      'required',
      'required',
      'required',
      'excluded',
      'excluded',
    ]);
    for (const { hashes, licenses, name } of bill.components) {
      expect(hashes[0]?.content, name).toMatch(/^[0-9a-f]{128}$/);
      expect(licenses).toHaveLength(1);
    }
  });
});
