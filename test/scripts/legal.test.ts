import { describe, expect, it } from 'vitest';
import { bundledPackages } from '../../scripts/components.mjs';
import { notices } from '../../scripts/packaging/legal.mjs';

describe('the notices that are packed', () => {
  it('name every bundled package with its version and licence, and bring the texts of those that have one', () => {
    const text = notices();
    const bundled = bundledPackages();
    expect(bundled.length).toBeGreaterThan(10);
    for (const { name, version, licence } of bundled) expect(text).toContain(`${name} ${version} (${licence})`);
    expect(text).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
    expect(text).not.toContain('/node_modules/');
  });
});
