import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { throttle } from '../../../main/analysis/throttle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('throttle', () => {
  it('acts at once, then at most once an interval, and never loses the last call', () => {
    const action = vi.fn();
    const call = throttle(action, 100);
    for (let at = 0; at < 50; at += 1) call();
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(99);
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(action).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1_000);
    expect(action).toHaveBeenCalledTimes(2);
    call();
    expect(action).toHaveBeenCalledTimes(3);
  });

  it('stays within ten a second under a flood', () => {
    const action = vi.fn();
    const call = throttle(action, 100);
    for (let ms = 0; ms < 1_000; ms += 1) {
      call();
      vi.advanceTimersByTime(1);
    }
    expect(action.mock.calls.length).toBeLessThanOrEqual(11);
  });
});
