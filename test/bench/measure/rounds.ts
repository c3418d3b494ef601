/** A system under measurement: does its work once and gives what was measured (seconds, mostly). */
export interface System {
  readonly name: string;
  measure(round: number): Promise<number>;
}

/** The values of each system by its name, one a round. */
export type Rounds = Readonly<Record<string, readonly number[]>>;

/**
 * Measures the systems in turn, `rounds` times. Every other round goes the other way round, so that none always follows the
 * same one.
 */
export async function inTurn(systems: readonly System[], rounds: number): Promise<Rounds> {
  const values = new Map<string, number[]>(systems.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? systems : [...systems].reverse();
    for (const { name, measure } of order) values.get(name)?.push(await measure(round));
  }
  return Object.fromEntries(values);
}
