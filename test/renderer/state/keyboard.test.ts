import { describe, expect, it } from 'vitest';
import { commandOf, type Key } from '../../../renderer/state/keyboard.ts';

const key = (name: string, held: Partial<Key> = {}): Key => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('commandOf', () => {
  it.each([
    ['j', 'down'],
    ['K', 'up'],
    ['ArrowDown', 'down'],
    ['Enter', 'enter'],
    ['Escape', 'escape'],
    ['[', 'previous-finding'],
    [']', 'next-finding'],
    ['n', 'next-evidence'],
    ['p', 'previous-evidence'],
    ['F3', 'next-match'],
    ['F6', 'next-region'],
    ['b', 'pin'],
    ['o', 'open-log'],
    ['x', 'swap'],
    ['z', null],
    ['constructor', null],
  ])('gives %s the meaning %s', (name, command) => {
    expect(commandOf(key(name), false, false)).toBe(command);
  });

  it.each([
    ['o', 'open'],
    ['e', 'export'],
    ['f', 'find'],
    ['j', null],
  ])('gives Ctrl %s the meaning %s', (name, command) => {
    expect(commandOf(key(name, { ctrlKey: true }), false, false)).toBe(command);
  });

  it('goes to the region before with Shift F6', () => {
    expect(commandOf(key('F6', { shiftKey: true }), false, false)).toBe('previous-region');
  });

  it('leaves letters, arrows and Esc to a text field, but not the accelerators', () => {
    for (const name of ['j', '[', 'ArrowDown', 'Enter', 'Escape']) expect(commandOf(key(name), true, true)).toBeNull();
    expect(commandOf(key('o', { ctrlKey: true }), true, true)).toBe('open');
    expect(commandOf(key('F6'), true, true)).toBe('next-region');
    expect(commandOf(key('F3', { shiftKey: true }), true, true)).toBe('previous-match');
    expect(commandOf(key('f', { ctrlKey: true }), true, true)).toBe('find');
  });

  it('leaves Enter and arrows to a button, but not J and K', () => {
    expect(commandOf(key('Enter'), false, true)).toBeNull();
    expect(commandOf(key('ArrowUp'), false, true)).toBeNull();
    expect(commandOf(key('j'), false, true)).toBe('down');
  });

  it('leaves everything with Alt to the menu', () => {
    expect(commandOf(key('j', { altKey: true }), false, false)).toBeNull();
  });
});
