import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptSettings } from '../../../main/state/kept-settings.ts';
import { LIMITS } from '../../../shared/base/limits.ts';
import { Settings } from '../../../shared/contracts/ipc.ts';

/** What the contract makes of a value; `limits` that do not count are left out, as they are in a file. */
function byContract(value: unknown): unknown {
  const parsed = Settings.safeParse(value);
  if (!parsed.success) return null;
  const { limits, ...rest } = parsed.data;
  return limits === undefined ? rest : { ...rest, limits };
}

const sometimes = <T>(good: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: good }, fc.jsonValue());
const bounds = LIMITS.map(({ key, least, most }) => [
  key,
  fc.option(fc.constantFrom<unknown>(least, most, least - 1, most + 1, least + 0.5, `${least}`, null), {
    nil: undefined,
  }),
]);
const limits = fc.record(Object.fromEntries(bounds), { requiredKeys: [] });
const kept = fc.record(
  {
    theme: sometimes(fc.constantFrom('light', 'dark', 'system')),
    language: sometimes(fc.constantFrom('en', 'ja')),
    articleFolder: sometimes(fc.constantFrom(null, '/srv/articles')),
    limits: sometimes(limits),
    more: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

describe('settings of a file', () => {
  it.each([
    ['all of them', { theme: 'dark', language: 'ja', articleFolder: '/a', limits: { ratio: 50 } }],
    ['those of an earlier version', { theme: 'system', language: 'en' }],
    ['a limit out of its range', { theme: 'light', language: 'en', articleFolder: null, limits: { ratio: 1 } }],
    ['another theme', { theme: 'pink', language: 'en' }],
    ['a list', []],
    ['nothing', null],
  ])('are taken as the contract takes them: %s', (_, value) => {
    expect(keptSettings(value)).toEqual(byContract(value));
  });

  it('are taken as the contract takes them, whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(kept, fc.jsonValue()), (value) => {
        // What comes out of a file has been JSON.
        const read: unknown = JSON.parse(JSON.stringify(value));
        expect(keptSettings(read)).toEqual(byContract(read));
      }),
    );
  });
});
