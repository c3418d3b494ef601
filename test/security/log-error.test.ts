import { describe, expect, it, vi } from 'vitest';
import { logError, traceOf } from '../../main/security/log-error.ts';
import { codeOf, typeScript } from '../architecture/source-files.ts';

const SECRET = 'db01.customer.example 10.1.2.3';

class Weird extends Error {
  override name = `Weird ${SECRET}`;
}

describe('what is logged of an error', () => {
  it('is its name, code and places, never its message', () => {
    const error = Object.assign(new TypeError(`cannot read "${SECRET}"\n    at ${SECRET} is no place`), {
      code: 'ENOENT',
    });
    const text = traceOf('it failed', error);
    expect(text).toMatch(/^it failed: TypeError ENOENT\n {4}at .*log-error\.test\.ts:\d+/);
    expect(text).not.toContain('customer');
  });

  it.each([new Weird('x'), Object.assign(new Error('x'), { code: SECRET }), SECRET, { message: SECRET }, undefined])(
    'holds nothing of %o that a stranger may have chosen',
    (error) => {
      const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      logError('it failed', error);
      expect(complaint.mock.calls.flat().join()).not.toContain('customer');
      complaint.mockRestore();
    },
  );

  it('is all that the app logs: console is used here and nowhere else in main, but on the command line', () => {
    const users = typeScript('main')
      .filter((file) => !file.path.startsWith('main/cli') && /\bconsole\s*\./.test(codeOf(file.text)))
      .map(({ path }) => path);
    // The other two: an answer to a user on the command line, and an exit status.
    expect(users).toEqual(['main/export/print-mode.ts', 'main/log-reader/log-reader.ts', 'main/security/log-error.ts']);
  });
});
