import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../main/cli/arguments.ts';
import { COMMAND_OPTIONS, completionScript } from '../../main/cli/completion.ts';
import { HELP, helpText, TOPICS } from '../../main/cli/help.ts';
import { SHELLS } from '../../main/cli/words.ts';
import { COMMANDS } from '../../main/command-line.ts';
import { COMMAND_WORDS } from '../../scripts/packaging/launcher.mjs';

const optionsIn = (text: string) => [
  ...new Set([...text.matchAll(/--([a-z][a-z-]+)/g)].map((found) => found[1] ?? '')),
];
/** The options that a command's help describes: a line of their own. */
const described = (text: string) =>
  [...text.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)].map((found) => found[1] ?? '').sort();

/** What bash offers for the last of the words. */
function bashOffers(...words: string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const script = `${completionScript('bash')}
COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _sosight; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: join(import.meta.dirname, '..') });
  return out.split('\n').filter((line) => line !== '');
}

describe('the help of each command', () => {
  it.each(TOPICS)('%s says how it is used, and only options that it takes', (topic) => {
    const text = helpText(topic);
    expect(text).toMatch(new RegExp(`^Usage: sosight ${topic}`));
    expect(described(text)).toEqual(
      (COMMAND_OPTIONS[topic] ?? [])
        .map(({ name }) => name)
        .filter((name) => name !== 'help')
        .sort(),
    );
    expect(HELP).toContain(`sosight ${topic}`);
  });

  it('and the manual page name every option and status of the whole', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/man/sosight.1'), 'utf8').replaceAll('\\-', '-');
    for (const option of optionsIn(HELP)) expect(page).toContain(`--${option}`);
    for (const topic of TOPICS) expect(page).toContain(`sosight ${topic}`);
    for (const [, status = ''] of HELP.matchAll(/^ {2}(\d+) +\w/gm)) expect(page).toContain(`\n.B ${status}\n`);
  });
});

describe('completion', () => {
  it('knows every command that the app answers to', () => {
    const commands = [...COMMANDS].filter((word) => !word.startsWith('-'));
    expect(Object.keys(COMMAND_OPTIONS).sort()).toEqual(commands.sort());
    expect([...COMMAND_WORDS].sort()).toEqual([...COMMANDS].sort());
  });

  it.each(SHELLS)(
    'in %s names every command and every option, and each is one that the command line takes',
    (shell) => {
      const script = completionScript(shell);
      for (const [command, options] of Object.entries(COMMAND_OPTIONS)) {
        expect(script).toContain(command);
        for (const { name, value } of options) {
          expect(script).toMatch(new RegExp(shell === 'fish' ? `-l ${name}\\b` : `--${name}\\b`));
          const parsed = parseCommand([command, 'x', `--${name}`, ...(value === undefined ? [] : ['x'])]);
          if (!parsed.ok) expect(parsed.error).not.toMatch(/Unknown option|goes? with/);
        }
      }
    },
  );

  it('offers words in bash where they fit', () => {
    expect(bashOffers('sosight', 'an')).toEqual(['analyze']);
    expect(bashOffers('sosight', 'analyze', '--fo')).toEqual(['--format']);
    expect(bashOffers('sosight', 'analyze', '--format', 'm')).toEqual(['markdown']);
    expect(bashOffers('sosight', 'analyze', 'x', '--fail-on', '')).toContain('critical');
    expect(bashOffers('sosight', 'articles', 'pro')).toEqual(['propose-tests']);
    expect(bashOffers('sosight', 'analyze', 'READ')).toEqual(['README.md']);
    const folder = mkdtempSync(join(tmpdir(), 'sosight-bash-'));
    writeFileSync(join(folder, 'two words.tar'), '');
    expect(bashOffers('sosight', 'analyze', `${folder}/tw`)).toEqual([`${folder}/two words.tar`]);
    expect(bashOffers('sosight', 'analyze', '-o', `${folder}/tw`)).toEqual([`${folder}/two words.tar`]);
    rmSync(folder, { recursive: true });
    expect(bashOffers('sosight', 'show', '--')).toEqual(['--lines', '--index', '--limit', '--help']);
  });
});
