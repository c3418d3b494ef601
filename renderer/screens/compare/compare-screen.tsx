export interface CompareScreenProps {
  /** Ids of the two cases, null where none is chosen yet. */
  readonly a: string | null;
  readonly b: string | null;
}

/** Two cases side by side. */
export function CompareScreen({ a, b }: CompareScreenProps) {
  return <section className="so-card" data-testid="compare-screen" data-a={a} data-b={b} />;
}
