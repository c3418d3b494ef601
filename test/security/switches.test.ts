import { describe, expect, it } from 'vitest';
import { dangerousSwitches } from '../../main/security/switches.ts';

describe('switches that a released app is not started with', () => {
  it.each([
    [['--remote-debugging-port=9222'], ['remote-debugging-port']],
    [['--REMOTE-DEBUGGING-PORT=0', 'a.tar.xz'], ['remote-debugging-port']],
    [['-load-extension=/tmp/x'], ['load-extension']],
    [['/js-flags=--allow-natives-syntax'], ['js-flags']],
    [
      ['--inspect-brk', '--disable-web-security'],
      ['inspect-brk', 'disable-web-security'],
    ],
    [['--host-resolver-rules=MAP * 127.0.0.1'], ['host-resolver-rules']],
    [['--no-sandbox'], ['no-sandbox']],
  ])('%j', (words, expected) => {
    expect(dangerousSwitches(words, false)).toEqual(expected);
  });

  it.each([
    ['--sample'],
    ['--lang=ja'],
    ['--ozone-platform=headless'],
    ['--disable-gpu'],
    ['--remote-debugging-pipe'],
    ['/home/user/inspect.tar.xz'],
    ['inspect'],
  ])('%s is none', (word) => {
    expect(dangerousSwitches([word], false)).toEqual([]);
  });

  it('leave root the one that Chromium asks of root', () => {
    expect(dangerousSwitches(['--no-sandbox', '--js-flags=x'], true)).toEqual(['js-flags']);
  });
});
