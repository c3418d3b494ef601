/** The fleet screen. */
export function FleetScreen() {
  return <section className="so-card" data-testid="fleet-screen" />;
}
