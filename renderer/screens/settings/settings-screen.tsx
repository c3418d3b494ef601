/** The settings screen. */
export function SettingsScreen() {
  return <section className="so-card" data-testid="settings-screen" />;
}
