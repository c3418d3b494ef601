import { describe, expect, it } from 'vitest';
import {
  EMPTY_TREE,
  foldersAbove,
  isTurnOf,
  shortNames,
  treeMove,
  treeRows,
  withFolder,
  withOpen,
} from '../../../renderer/state/logs/archive-tree.ts';
import type { ArchiveEntry } from '../../../shared/contracts/logs.ts';

const entry = (path: string, kind: ArchiveEntry['kind'] = 'file'): ArchiveEntry => ({
  path,
  name: path.slice(path.lastIndexOf('/') + 1),
  kind,
  bytes: 1,
  files: 0,
  linkTarget: null,
  proving: 0,
});

const top = withFolder(EMPTY_TREE, '', [entry('etc', 'folder'), entry('var', 'folder'), entry('uname')]);
const open = withOpen(
  withFolder(withOpen(top, 'var', true), 'var', [entry('var/crash', 'folder'), entry('var/log', 'folder')]),
  'var/log',
  true,
);
const whole = withFolder(open, 'var/log', [entry('var/log/messages'), entry('var/log/secure')]);
const rows = treeRows(whole);
const at = (path: string) => rows.findIndex((row) => row.entry.path === path);

describe('the tree of the archive', () => {
  it('shows what is below open folders, with places among siblings', () => {
    expect(rows.map(({ entry: { path }, level }) => `${level} ${path}`)).toEqual([
      '1 etc',
      '1 var',
      '2 var/crash',
      '2 var/log',
      '3 var/log/messages',
      '3 var/log/secure',
      '1 uname',
    ]);
    expect(rows[at('uname')]).toMatchObject({ position: 3, siblings: 3, open: false });
  });

  it('shows nothing below an open folder that is not fetched yet, and keeps what is below a closed one', () => {
    expect(treeRows(withOpen(top, 'etc', true))).toHaveLength(3);
    const closed = withOpen(whole, 'var', false);
    expect(treeRows(closed)).toHaveLength(3);
    expect(treeRows(withOpen(closed, 'var', true))).toHaveLength(7);
  });

  it.each([
    ['ArrowDown', 'etc', { kind: 'go', row: 1 }],
    ['ArrowUp', 'etc', { kind: 'go', row: 0 }],
    ['End', 'etc', { kind: 'go', row: 6 }],
    ['ArrowRight', 'etc', { kind: 'open', path: 'etc' }],
    ['ArrowRight', 'var', { kind: 'go', row: 2 }],
    ['ArrowRight', 'uname', null],
    ['ArrowLeft', 'var', { kind: 'close', path: 'var' }],
    ['ArrowLeft', 'var/log/secure', { kind: 'go', row: 3 }],
    ['ArrowLeft', 'uname', null],
    ['Enter', 'uname', { kind: 'activate', path: 'uname' }],
    [' ', 'uname', { kind: 'mark', path: 'uname' }],
    ['F5', 'uname', null],
  ])('does with %s on %s what trees do', (key, path, move) => {
    expect(treeMove(key, rows, at(path), '')).toEqual(move);
  });

  it('finds names by letters, going round; more letters stay where they fit', () => {
    expect(treeMove('v', rows, at('uname'), 'v')).toEqual({ kind: 'go', row: 1 });
    expect(treeMove('s', rows, 0, 's')).toEqual({ kind: 'go', row: 5 });
    expect(treeMove('e', rows, at('var/log/messages'), 'me')).toEqual({ kind: 'go', row: 4 });
    expect(treeMove('z', rows, 0, 'z')).toBeNull();
  });

  it('names the folders above a file', () => {
    expect(foldersAbove('var/log/messages')).toEqual(['var', 'var/log']);
    expect(foldersAbove('uname')).toEqual([]);
  });

  it('tells files of the same name apart by their folders', () => {
    const names = shortNames(['a/x/messages', 'b/x/messages', 'c/secure']);
    expect([...names.values()]).toEqual(['a/x/messages', 'b/x/messages', 'secure']);
    expect(shortNames(['messages', 'old/messages']).get('messages')).toBe('messages');
  });

  it.each([
    ['var/log/messages', 'var/log/messages-20220508', true],
    ['var/log/messages', 'var/log/messages-20220501.gz', true],
    ['var/log/syslog', 'var/log/syslog.2.gz', true],
    ['var/log/messages', 'var/log/messages', false],
    ['var/log/messages', 'var/log/maillog', false],
    ['var/log/messages', 'var/log/messages.old', false],
  ])('%s and %s are turns of one log: %s', (one, other, is) => {
    expect(isTurnOf(one, other)).toBe(is);
  });
});
