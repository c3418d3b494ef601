import { describe, expect, it } from 'vitest';
import { analyze } from '../../shared/analyze.ts';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { type TarEntry, writeTar } from '../../shared/sample/tar-writer.ts';

const TOP = 'sosreport-a';
const base: TarEntry[] = [
  { path: `${TOP}/sos_commands/kernel/uname_-a`, content: 'Linux a 3.10.0-1160.el7.x86_64 #1 SMP\n' },
  { path: `${TOP}/var/log/messages`, content: 'May 15 23:22:09 a kernel: a line\n' },
];
const many = (count: number, one: (at: number) => TarEntry): TarEntry[] =>
  Array.from({ length: count }, (_, at) => one(at));

/** Analyses and gives seconds of processor time and the codes of problems. */
async function take(entries: readonly TarEntry[]) {
  const bytes = writeTar(entries);
  const options = { limits: DEFAULT_LIMITS, extraArticles: [], now: () => 0 };
  const before = process.cpuUsage();
  const result = await analyze(bytesSource('a.tar', bytes), options, () => undefined, new AbortController().signal);
  const { user, system } = process.cpuUsage(before);
  const problems = result.ok ? result.value.flatMap(({ en }) => en.problems) : [];
  return { seconds: (user + system) / 1e6, problems, result };
}

describe('archives that are made to take long', () => {
  it.each<[string, () => TarEntry[]]>([
    [
      'links of many names to one log',
      () => many(50_000, (at) => ({ path: `${TOP}/var/log/messages-${at}`, symlink: 'messages' })),
    ],
    [
      'links of many names to one log, before it',
      () => [
        ...many(50_000, (at) => ({ path: `${TOP}/var/log/messages.${at}`, symlink: 'other' })),
        { path: `${TOP}/var/log/other`, content: 'x\n' },
      ],
    ],
    [
      'a chain of links',
      () => many(50_000, (at) => ({ path: `${TOP}/var/log/messages-${at}`, symlink: `messages-${at + 1}` })),
    ],
    [
      'links that lead back',
      () => many(50_000, (at) => ({ path: `${TOP}/var/log/messages-${at}`, symlink: `messages-${at ^ 1}` })),
    ],
    [
      'links through folders',
      () => many(50_000, (at) => ({ path: `${TOP}/d${at}`, symlink: `d${at + 1}/d${at + 1}/d${at + 1}` })),
    ],
    [
      'many small logs',
      () => many(20_000, (at) => ({ path: `${TOP}/var/log/messages-${at}`, content: 'kernel: a\n' })),
    ],
    [
      'many small crash logs',
      () =>
        many(20_000, (at) => ({
          path: `${TOP}/var/crash/127.0.0.1-2022-05-15-23:08:41-${at}/vmcore-dmesg.txt`,
          content: '[    0.1] Linux version 3.10.0-1160.el7.x86_64\n',
        })),
    ],
    ['folders within folders', () => many(3000, (at) => ({ path: `${TOP}/${'d/'.repeat(1900)}${at}`, content: '' }))],
    [
      'many archives within',
      () => many(5000, (at) => ({ path: `sosreport-b${at}-2022-05-16-abcdefg.tar`, content: 'x' })),
    ],
    [
      'many sosreports side by side',
      () => many(20_000, (at) => ({ path: `sosreport-b${at}/sos_commands/kernel/uname_-a`, content: 'Linux\n' })),
    ],
    [
      'hard links to themselves',
      () =>
        many(50_000, (at) => ({ path: `${TOP}/var/log/messages-${at}`, hardlink: `${TOP}/var/log/messages-${at}` })),
    ],
  ])('%s', async (_, entries) => {
    const { seconds } = await take([...base, ...entries()]);
    expect(seconds).toBeLessThan(10);
  });
});
