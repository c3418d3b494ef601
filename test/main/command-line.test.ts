import { describe, expect, it } from 'vitest';
import { taskOf } from '../../main/command-line.ts';

const task = (...words: string[]) => taskOf(['/usr/bin/electron', ...words], '/repo', '/home/u');

describe('taskOf', () => {
  it('opens a window on the files that are named, seen from where the command was given', () => {
    expect(task('/repo', 'a.tar.xz', '/b.tar')).toEqual({
      kind: 'window',
      files: ['/home/u/a.tar.xz', '/b.tar'],
      sample: false,
    });
  });

  it("leaves Chromium's switches alone", () => {
    expect(task('--no-sandbox', '--inspect=0', '/repo')).toEqual({ kind: 'window', files: [], sample: false });
  });

  it('opens the sample', () => {
    expect(task('/repo', '--sample')).toMatchObject({ kind: 'window', sample: true });
  });

  it('hands the words of the command line over as they are', () => {
    expect(task('--no-sandbox', 'analyze', '--format', 'json', 'a.tar')).toEqual({
      kind: 'command-line',
      words: ['analyze', '--format', 'json', 'a.tar'],
    });
    expect(task('show', 'a.tar', 'uname')).toMatchObject({ kind: 'command-line' });
    expect(task('articles', 'list')).toMatchObject({ kind: 'command-line' });
    expect(task('--help')).toEqual({ kind: 'command-line', words: ['--help'] });
  });

  it('does not take a file of such a name for a command when another file stands first', () => {
    expect(task('x.tar', 'analyze')).toMatchObject({ kind: 'window', files: ['/home/u/x.tar', '/home/u/analyze'] });
  });

  it('prints', () => {
    expect(task('--ozone-platform=headless', '/repo', '--sosight-print')).toEqual({ kind: 'print' });
  });
});
