import { describe, expect, it } from 'vitest';
import { dependenciesCurrent } from '../../scripts/setup/dependencies.mjs';

const lock = (packages: Record<string, unknown>) => JSON.stringify({ packages });
const a = { version: '1.0.0', integrity: 'sha512-a' };

describe('dependenciesCurrent', () => {
  const wanted = lock({
    '': { name: 'x' },
    'node_modules/a': a,
    'node_modules/b': { version: '2.0.0', optional: true },
  });

  it('holds when all that is not optional is there', () => {
    expect(dependenciesCurrent(wanted, lock({ 'node_modules/a': a }))).toBe(true);
  });

  it.each([
    ['a package lacks', {}],
    ['a version differs', { 'node_modules/a': { ...a, version: '1.0.1' } }],
    ['the integrity differs', { 'node_modules/a': { ...a, integrity: 'sha512-b' } }],
    ['an optional package is of another version', { 'node_modules/a': a, 'node_modules/b': { version: '1.0.0' } }],
  ])('does not hold when %s', (_, installed) => {
    expect(dependenciesCurrent(wanted, lock(installed))).toBe(false);
  });
});
