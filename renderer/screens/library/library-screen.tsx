/** The library screen. */
export function LibraryScreen() {
  return <section className="so-card" data-testid="library-screen" />;
}
