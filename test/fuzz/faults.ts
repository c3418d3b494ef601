import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Target } from './target.ts';

const fault = (name: string, run: (input: Uint8Array) => void): Target => ({
  name: `fault-${name}`,
  share: 0,
  seeds: async () => [new Uint8Array([1])],
  mutate: (input) => input,
  run: async (input) => run(input),
});

const hoard: Uint8Array[] = [];

/** Targets that do what none may, so that a test can see that the fuzzer finds it (fuzz-process.test.ts). */
export const FAULTS: readonly Target[] = [
  fault('throw', () => {
    throw new Error('a defect');
  }),
  fault('hang', () => {
    for (;;);
  }),
  fault('slow', () => {
    // By processor time, which is what counts: on a busy machine the clock runs ahead of it.
    const start = process.cpuUsage();
    const burn = (): number => {
      let sum = 0;
      for (let at = 0; at < 5e6; at++) sum += at;
      return sum;
    };
    while (process.cpuUsage(start).user < 2_100_000) burn();
  }),
  fault('die', () => process.kill(process.pid, 'SIGKILL')),
  fault('hoard', () => void hoard.push(new Uint8Array(4 * 1024 * 1024).fill(1))),
  fault('write', () => writeFileSync('test-results/fuzz-must-not-write', 'x')),
  fault('program', () => void execFileSync('true')),
  fault('connect', () => void connect(9, '127.0.0.1')),
  fault('none', () => undefined),
];
