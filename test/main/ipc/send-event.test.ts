import type { WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { eventSender } from '../../../main/ipc/send-event.ts';

describe('events for the window', () => {
  const send = vi.fn();
  const tell = eventSender(() => ({ send }) as unknown as WebContents);

  it('are sent with what their schema names', () => {
    const settings = { theme: 'dark' as const, language: 'en' as const, articleFolder: null, secret: 'of main' };
    tell('settings:changed', settings);
    expect(send).toHaveBeenCalledExactlyOnceWith(
      'sosight:event',
      'settings:changed',
      expect.not.objectContaining({ secret: 'of main' }),
    );
  });

  it('that do not fit are not sent', () => {
    send.mockClear();
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    tell('jobs:changed', [{ id: 7 }] as unknown as []);
    expect(send).not.toHaveBeenCalled();
    expect(complaint.mock.calls.join()).toMatch(/jobs:changed: the event does not fit/);
    complaint.mockRestore();
  });

  it('go nowhere where there is no window', () => {
    expect(() => eventSender(() => null)('jobs:changed', [])).not.toThrow();
  });
});
