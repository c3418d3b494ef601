import { join } from 'node:path';
import type { Setting } from '../bench-setting.ts';
import { type Archive, archives, type Kind } from '../corpus/archives.ts';
import type { Command } from '../measure/run.ts';
import type { Options } from '../options.ts';

/** What every part of the bench works with. */
export interface Context {
  readonly setting: Setting;
  readonly options: Options;
  /** Progress for a person, on standard error. */
  say(text: string): void;
  /** The archives of these kinds and this size, made where they are missing. */
  archives(kinds: readonly Kind[], megabytes: number): Promise<Archive[]>;
  archive(kind: Kind, megabytes: number): Promise<Archive>;
  /** Words of our command line after Node's own: the program and its arguments. */
  analyze(file: string, ...words: string[]): string[];
}

export function contextOf(setting: Setting, options: Options, say: (text: string) => void): Context {
  const wanted = (kinds: readonly Kind[], megabytes: number) => archives(setting.cache, kinds, megabytes, say);
  return {
    setting,
    options,
    say,
    archives: wanted,
    async archive(kind, megabytes) {
      const [one] = await wanted([kind], megabytes);
      if (one === undefined) throw new Error('no archive was given');
      return one;
    },
    analyze: (file, ...words) => [
      join(setting.product, 'out', 'main', 'cli.cjs'),
      'analyze',
      '--format',
      'json',
      ...words,
      file,
    ],
  };
}

/** A Node program, in the Node that the bench runs in. */
export const node = (...args: string[]): Command => ({ program: process.execPath, args });

/** The size that most parts work on: the largest of the sizes up to 200 MB, else the smallest. */
export function middleSize({ sizes }: Options): number {
  const small = sizes.filter((size) => size <= 200);
  return small.at(-1) ?? sizes[0] ?? 200;
}
