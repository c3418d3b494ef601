import type { Random } from './random.ts';

/** One thing that is fed with inputs. */
export interface Target {
  readonly name: string;
  /** How many of a thousand inputs it gets. */
  readonly share: number;
  /** Sound inputs to start from. May use the disk and the system's programs: it runs in the parent. */
  seeds(): Promise<Uint8Array[]>;
  /** One change; `other` is another input that is at hand. */
  mutate(input: Uint8Array, other: Uint8Array, random: Random): Uint8Array;
  /** Takes an input as the product would, and checks what must always hold. @throws for anything that is a defect. */
  run(input: Uint8Array): Promise<void>;
}

/** Throws when something does not hold that must. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`does not hold: ${what}`);
}
