/** Exit status of the command line: a contract with scripts (`--help` lists it). */
export const EXIT = { done: 0, failed: 1, usage: 2, damaged: 3, finding: 10, interrupted: 130 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
