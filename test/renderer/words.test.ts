import { expect, it } from 'vitest';
import { shortPath } from '../../renderer/components/short-path.ts';
import { uiWords } from '../../renderer/words/words.ts';
import { FailureCode } from '../../shared/contracts/errors.ts';

it('has every plain text in both languages, none of them empty by mistake', () => {
  const [en, ja] = [uiWords('en'), uiWords('ja')];
  const same = Object.entries(en).filter(
    ([key, text]) => typeof text === 'string' && text === Object.entries(ja).find(([other]) => other === key)?.[1],
  );
  // Names that both languages write alike.
  expect(same.map(([key]) => key).sort()).toEqual(['appName', 'kdump', 'raid']);
});

it('counts one and many in English', () => {
  const words = uiWords('en');
  expect([words.gapsCount(1), words.gapsCount(2), words.dropOverlay(3), words.dropOverlay(0)]).toEqual([
    '1 gap',
    '2 gaps',
    'Drop to analyse 3 archives',
    'Drop to analyse',
  ]);
});

it('leaves out states that no job is in', () => {
  expect(uiWords('en').queueCounts(1, 0, 2, 0, 0)).toBe('1 running, 2 done');
  expect(uiWords('ja').queueCounts(0, 0, 2, 1, 0)).toBe('完了 2、失敗 1');
});

it('cuts a path in its middle and keeps its file name', () => {
  const path = 'var/crash/127.0.0.1-2022-05-15-23:08:41/vmcore-dmesg.txt';
  const short = shortPath(path, 44);
  expect(short).toHaveLength(44);
  expect(short.startsWith('var/')).toBe(true);
  expect(short.endsWith('/vmcore-dmesg.txt')).toBe(true);
  expect(shortPath('proc/cmdline', 44)).toBe('proc/cmdline');
});

it('tells the next step after a failure in the language of the window, and keeps what the engine says of the file', () => {
  const said = 'The file is empty (0 bytes). Copy or download it again.';
  expect(uiWords('en').failureAdvice('empty', said)).toBe(said);
  for (const code of FailureCode.options) {
    const advice = uiWords('ja').failureAdvice(code, said);
    expect(advice).toMatch(/^[^A-Za-z]*.*ください。 \(/);
    expect(advice).toContain(said);
  }
  expect([uiWords('en').sentence('Empty'), uiWords('ja').sentence('空のファイルです')]).toEqual([
    'Empty.',
    '空のファイルです。',
  ]);
});
