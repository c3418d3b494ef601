/**
 * A function that calls `action` at once and then at most every `intervalMs`, the last call never lost: what a listener
 * shows at the end is what holds.
 */
export function throttle(action: () => void, intervalMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  const open = () => {
    timer = null;
    if (!again) return;
    again = false;
    fire();
  };
  const fire = () => {
    timer = setTimeout(open, intervalMs);
    action();
  };
  return () => {
    if (timer === null) fire();
    else again = true;
  };
}
