import type { CollectedMembers, DatumContent } from '../../members/types.ts';
import type { Parsed } from '../parsed.ts';

/** A datum's value, or why there is none. */
export type Fact<T> =
  | { readonly state: 'ok'; readonly value: T; readonly path: string; readonly truncated: boolean }
  | { readonly state: 'unparsable'; readonly path: string; readonly why: string }
  | { readonly state: 'empty'; readonly path: string }
  | { readonly state: 'absent' };

function factOf<T>(content: DatumContent, parse: (text: string) => Parsed<T>): Fact<T> {
  if (content.state !== 'ok') return content;
  const { path, truncated } = content;
  const result = parse(content.text);
  if (result.state === 'unparsable') return { state: 'unparsable', path, why: result.why };
  return { state: 'ok', value: result.value, path, truncated };
}

/**
 * Reads a datum with its parser. Of several places the first that can be parsed counts, so that a broken copy does not hide
 * a good one; where none can, the first tells why.
 */
export function readFact<T>(members: CollectedMembers, datum: string, parse: (text: string) => Parsed<T>): Fact<T> {
  const facts = members.all(datum).map((content) => factOf(content, parse));
  return (
    facts.find((fact) => fact.state === 'ok') ??
    facts.find((fact) => fact.state === 'unparsable') ??
    facts[0] ?? { state: 'absent' }
  );
}

/** The value, or null where there is none. */
export const valueOr = <T>(fact: Fact<T>): T | null => (fact.state === 'ok' ? fact.value : null);

/** The texts of a datum that hold something, as they are. */
export function textsOf(members: CollectedMembers, datum: string): readonly { path: string; text: string }[] {
  return members.all(datum).flatMap((content) => (content.state === 'ok' ? [content] : []));
}

/** How a value that several data may give is missing, where none gave it: one that is there was not understood. */
export function howMissing(members: CollectedMembers, data: readonly string[]): 'unparsable' | 'empty' | 'absent' {
  const states = data.flatMap((datum) => members.all(datum).map((content) => content.state));
  if (states.includes('ok')) return 'unparsable';
  return states.includes('empty') ? 'empty' : 'absent';
}
