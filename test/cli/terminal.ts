import type { Terminal } from '../../main/cli/terminal.ts';

/** A terminal that remembers what it was told. */
export interface RecordedTerminal extends Terminal {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** No TTY and no environment by default. */
export function recordedTerminal(parts: Partial<Terminal> = {}): RecordedTerminal {
  const out: string[] = [];
  const err: string[] = [];
  return {
    out: async (content) => {
      out.push(typeof content === 'string' ? content : Buffer.from(content).toString('latin1'));
      return true;
    },
    err: (text) => void err.push(text),
    outIsTty: false,
    errIsTty: false,
    columns: 80,
    env: {},
    signal: new AbortController().signal,
    ...parts,
    stdout: () => out.join(''),
    stderr: () => err.join(''),
  };
}
