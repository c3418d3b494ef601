import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { articleJsonSchema } from '../../shared/articles/json-schema.ts';
import { linearPattern, patternError } from '../../shared/articles/linear-pattern.ts';
import { loadArticles } from '../../shared/articles/load.ts';
import { nativePattern } from '../../shared/articles/pattern.ts';
import { loadWithBuiltin } from '../../shared/articles/with-builtin.ts';

const efi = readFileSync('shared/articles/catalogue/kernel/rhel7-efi-page-fault.yaml', 'utf8');
const lone = efi.replace(/^elsewhere: .*$/m, '');
const lineOf = (text: string, part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('the built-in articles', () => {
  it('are all valid, with the ids that others rely on', () => {
    const { articles, errors } = loadWithBuiltin([]);
    expect(errors).toEqual([]);
    for (const article of articles)
      expect(JSON.stringify(article)).not.toMatch(/[\u3040-\u30ff] [\u3040-\u30ff\u4e00-\u9fff]/u);
    expect(articles.map((article) => article.id)).toEqual(
      expect.arrayContaining(['rhel7-efi-page-fault', 'rhel7-leave-mm-tlb', 'efi-firmware-page-fault']),
    );
  });
});

describe('loadArticles names file, line and fix', () => {
  const cases: [string, string, string, RegExp][] = [
    [
      'an unknown key',
      lone.replace('riskOfChange: moderate', 'riskOfChange: moderate\nseverty: low'),
      'severty',
      /unknown key "severty"/,
    ],
    [
      'an unknown key inside a signal',
      lone.replace('    strength: confirmed', '    strenght: confirmed'),
      'strenght',
      /unknown key "strenght"/,
    ],
    ['a wrong word', lone.replace('severity: critical', 'severity: dire'), 'severity: dire', /severity/],
    [
      'a dangling signal',
      lone.replace('besides: [page-fault,', 'besides: [pagefault,'),
      'besides: [pagefault,',
      /no signal "pagefault"/,
    ],
    ['a signal that stands twice', lone.replace('id: recovery-warning', 'id: page-fault'), '', /stands twice/],
    [
      'a bad expression',
      lone.replace("pattern: '^list_del corruption.*LIST_POISON1'", "pattern: '(list_del'"),
      "'(list_del'",
      /not a regular expression/,
    ],
    [
      'a stream that nobody knows',
      lone.replace('stream: rhel7', 'stream: rhel99'),
      'rhel99',
      /no kernel stream "rhel99"/,
    ],
    ['a range with one end', lone.replace(/^ +affectedBefore: .*$/m, ''), '', /go together/],
    [
      'a release that is none',
      lone.replace('unknownFrom: 3.10.0-1160.29.1.el7', 'unknownFrom: seven'),
      'seven',
      /not a kernel release/,
    ],
    ['a dangling article', efi, 'elsewhere:', /no article "efi-firmware-page-fault"/],
    ['a missing language', lone.replace('en: EFI page fault freezes the EFI work queue', ''), '', /title\.en/],
    ['a bad id', lone.replace('id: rhel7-efi-page-fault', 'id: RHEL7 EFI'), 'RHEL7 EFI', /lower-case/],
  ];

  it.each(cases)('%s', (_, yaml, part, message) => {
    const { errors } = loadArticles([{ file: 'my.yaml', yaml }]);
    const found = errors.find((error) => message.test(error.message));
    expect(found, JSON.stringify(errors)).toBeDefined();
    expect(found?.file).toBe('my.yaml');
    if (part !== '') expect(found?.line).toBe(lineOf(yaml, part));
  });

  it.each([
    ['id: x\ntitle: "abc\nfoo: 1\nbar: 2\n', [2]],
    ['id: x\nfoo: [1,\n', [2]],
    ['id: x\nfoo: {a: 1,\nbar: 2\nbaz: 3\n', [2]],
    [`${'a: b: c\n'.repeat(20)}`, [1, 2, 3]],
    ['id: x\nfoo: *nowhere\n', [2]],
  ])('broken YAML %j: a few errors, where they begin', (yaml, lines) => {
    const { errors } = loadArticles([{ file: 'a.yaml', yaml }]);
    expect(errors.slice(0, lines.length).map(({ line }) => line)).toEqual(lines);
    expect(errors.length).toBeLessThanOrEqual(3);
  });

  it('an article that is not there, once', () => {
    const yaml = lone.replace(/^id: .*$/m, (id) => `${id}\nexcept: nowhere\nyieldsTo: [nowhere]`);
    const told = loadArticles([{ file: 'a.yaml', yaml }]).errors.filter(({ message }) => message.includes('nowhere'));
    expect(told).toEqual([{ file: 'a.yaml', line: lineOf(yaml, 'except: nowhere'), message: expect.any(String) }]);
  });

  it('text that is no YAML, and YAML that is no article', () => {
    expect(loadArticles([{ file: 'a.yaml', yaml: 'id: [unclosed' }]).errors[0]).toMatchObject({
      file: 'a.yaml',
      line: 1,
    });
    expect(loadArticles([{ file: 'a.yaml', yaml: '' }]).errors).toHaveLength(1);
    expect(loadArticles([{ file: 'a.yaml', yaml: '- 1\n- 2\n' }]).errors).toHaveLength(1);
  });

  it('a second article with an id that is taken', () => {
    const { articles, errors } = loadArticles([
      { file: 'a.yaml', yaml: lone },
      { file: 'b.yaml', yaml: lone },
    ]);
    expect(articles).toHaveLength(1);
    expect(errors).toEqual([
      { file: 'b.yaml', line: 1, message: 'the id "rhel7-efi-page-fault" is taken by a.yaml: choose another' },
    ]);
  });

  it('goes on past a bad file', () => {
    const { articles } = loadArticles([
      { file: 'bad.yaml', yaml: 'x: 1' },
      { file: 'good.yaml', yaml: lone },
    ]);
    expect(articles.map((article) => article.id)).toEqual(['rhel7-efi-page-fault']);
  });
});

describe('the JSON Schema for editors', () => {
  it('in docs/ is that of the format: `node out/main/cli.cjs articles schema > docs/article.schema.json`', () => {
    expect(readFileSync('docs/article.schema.json', 'utf8')).toBe(articleJsonSchema());
  });
});

describe("a stranger's expression", () => {
  it('that would take for ever elsewhere is matched in no time, and one that RE2 lacks is refused', () => {
    const match = linearPattern('^(a+)+$');
    const line = `${'a'.repeat(50_000)}!`;
    const started = process.cpuUsage().user;
    expect(match(line)).toBeNull();
    // Backtracking would need some 2^50000 steps; this is a bound on work, three orders above what it takes.
    expect(process.cpuUsage().user - started).toBeLessThan(20_000_000);
    for (const expression of ['(a)\\1', '(?=a)b', '(?<!a)b']) expect(patternError(expression)).not.toBeNull();
  });

  it('means the same in both engines', () => {
    const samples = ['Killed process 2597 (java) total-vm', 'sd 2:0:0:1: [sdb] tag#3', 'no match'];
    for (const expression of ['process (?<pid>\\d+) \\((?<process>[^)]*)\\)', '\\[(?<device>sd[a-z]+)\\]']) {
      for (const sample of samples) {
        expect(linearPattern(expression)(sample)).toEqual(nativePattern(expression)(sample));
      }
    }
  });
});
