// node scripts/sbom.mjs [PATH]: the software bill of materials as CycloneDX 1.5 JSON, on standard output or into PATH. From the
// lock file alone: the same lock file gives the same bytes, and nothing is fetched.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundledPackages, lockedPackages } from './components.mjs';
import { root } from './paths.mjs';

const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** "sha512-<base64>" as CycloneDX has it. */
function hashes(integrity) {
  const found = /^sha512-(.+)$/.exec(integrity ?? '');
  return found === null ? [] : [{ alg: 'SHA-512', content: Buffer.from(found[1], 'base64').toString('hex') }];
}

const licences = (text) => [/ (?:OR|AND) /.test(text) ? { expression: text } : { license: { id: text } }];

function component(one, scope) {
  return {
    type: 'library',
    'bom-ref': purl(one),
    name: one.name,
    version: one.version,
    scope,
    hashes: hashes(one.integrity),
    licenses: licences(one.licence),
    purl: purl(one),
  };
}

/** A UUID that follows from the content. */
function serialOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The bill of materials: what is bundled and the Electron it is packaged with are required, what only builds is excluded. */
export function sbom() {
  const { name, version, license, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const bundled = new Set(bundledPackages().map((one) => purl(one)));
  const seen = new Map(lockedPackages().map((one) => [purl(one), one]));
  const components = [...seen.values()]
    .map((one) => component(one, bundled.has(purl(one)) || one.name === 'electron' ? 'required' : 'excluded'))
    .sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  const self = { name, version };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: serialOf(JSON.stringify(components)),
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': purl(self),
        name,
        version,
        description,
        licenses: licences(license),
        purl: purl(self),
      },
    },
    components,
    dependencies: [
      {
        ref: purl(self),
        dependsOn: components.filter(({ scope }) => scope === 'required').map(({ purl: ref }) => ref),
      },
    ],
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = `${JSON.stringify(sbom(), null, 2)}\n`;
  const [, , path] = process.argv;
  if (path === undefined) process.stdout.write(text);
  else writeFileSync(path, text);
}
