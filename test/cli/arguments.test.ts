import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../main/cli/arguments.ts';
import { HELP } from '../../main/cli/help.ts';
import { FAIL_ON } from '../../main/cli/words.ts';
import { SEVERITIES } from '../../shared/contracts/scales.ts';

describe('arguments', () => {
  it('have the defaults of the contract', () => {
    expect(parseCommand(['analyze', 'a.tar.xz', 'b.tar.gz'])).toEqual({
      ok: true,
      value: {
        command: 'analyze',
        files: ['a.tar.xz', 'b.tar.gz'],
        format: 'text',
        output: null,
        articleFolders: [],
        language: 'en',
        redact: false,
        failOn: null,
      },
    });
  });

  it('may stand anywhere, folders of articles more than once', () => {
    const words = '--format json analyze a --articles x --lang ja --articles y --redact --fail-on low -o out'.split(
      ' ',
    );
    expect(parseCommand(words)).toMatchObject({
      ok: true,
      value: { format: 'json', articleFolders: ['x', 'y'], language: 'ja', redact: true, failOn: 'low', output: 'out' },
    });
  });

  it.each([
    [[], 'analyze, articles, show, fleet, compare, completion or help'],
    [['help', 'nothing'], 'analyze'],
    [['completion'], 'bash, zsh, fish'],
    [['completion', 'tcsh'], 'bash, zsh, fish'],
    [['completion', 'bash', '--lang', 'ja'], '--lang'],
    [['explode'], 'explode'],
    [['articles', 'schema', 'x'], 'no word'],
    [['analyze', 'x', '--frmat', 'json'], "Unknown option '--frmat'"],
    [['analyze'], 'FILE'],
    [['analyze', 'a', '--format', 'xml'], 'text, json, markdown, html, pdf'],
    [['analyze', 'a', '--fail-on', 'bad'], 'critical'],
    [['analyze', 'a', '--lang', 'de'], 'en, ja'],
    [['analyze', 'a', '--output', ''], 'PATH'],
    [['analyze', 'a', '--frobnicate'], 'frobnicate'],
    [['articles'], 'list'],
    [['articles', 'show'], 'ID'],
    [['articles', 'check'], 'DIR'],
    [['articles', 'show', 'a', 'b'], 'too many'],
    [['articles', 'list', '--format', 'json'], '--format'],
  ])('%j is wrong, and why is said', (words, told) => {
    const parsed = parseCommand(words);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error).toContain(told);
  });

  it('ask for help and version before anything else', () => {
    expect(parseCommand(['analyze', '--help'])).toEqual({ ok: true, value: { command: 'help', topic: 'analyze' } });
    expect(parseCommand(['help', 'show'])).toEqual({ ok: true, value: { command: 'help', topic: 'show' } });
    expect(parseCommand(['help'])).toEqual({ ok: true, value: { command: 'help', topic: null } });
    expect(parseCommand(['-h'])).toEqual({ ok: true, value: { command: 'help', topic: null } });
    expect(parseCommand(['--version'])).toEqual({ ok: true, value: { command: 'version' } });
  });

  it('know the severities of the contract, and --help names every option and status', () => {
    expect(FAIL_ON).toEqual(SEVERITIES);
    for (const option of ['--format', '--output', '--articles', '--lang', '--redact', '--fail-on', '--version'])
      expect(HELP).toContain(option);
    for (const status of ['0  ', '1  ', '2  ', '3  ', '10 ']) expect(HELP).toContain(`\n  ${status}`);
  });
});
