import { describe, expect, it, vi } from 'vitest';
import { late } from '../../main/late-desk.ts';

/** A loading that ends when it is told to. */
function loading() {
  const calls: { resolve: (value: string) => void; reject: (error: Error) => void }[] = [];
  const load = vi.fn(() => new Promise<string>((resolve, reject) => calls.push({ resolve, reject })));
  const failed = vi.fn();
  return { load, failed, calls, desk: late(load, failed) };
}

describe('what is loaded when it is first wanted', () => {
  it('is not loaded before, nor for what only concerns what is there', async () => {
    const { desk, load } = loading();
    const work = vi.fn();
    await desk.ifWanted(work);
    expect(load).not.toHaveBeenCalled();
    expect(work).not.toHaveBeenCalled();
  });

  it('is loaded once, and works in the order in which it was asked', async () => {
    const { desk, load, calls } = loading();
    const done: string[] = [];
    desk.soon((one) => done.push(`${one} 1`));
    desk.soon((one) => done.push(`${one} 2`));
    const ending = desk.ifWanted(async (one) => {
      await Promise.resolve();
      done.push(`${one} end`);
    });
    expect(load).toHaveBeenCalledOnce();
    expect(done).toEqual([]);
    calls[0]?.resolve('desk');
    await ending;
    expect(done).toEqual(['desk 1', 'desk 2', 'desk end']);
    expect(await desk.get()).toBe('desk');
    expect(load).toHaveBeenCalledOnce();
  });

  it('says where it could not be loaded, lets the app end, and is tried again', async () => {
    const { desk, load, failed, calls } = loading();
    desk.soon(() => undefined);
    const asked = desk.get();
    const ending = desk.ifWanted(() => undefined);
    calls[0]?.reject(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
    await ending;
    expect(failed).toHaveBeenCalledTimes(2);
    const again = desk.get();
    expect(load).toHaveBeenCalledTimes(2);
    calls[1]?.resolve('desk');
    expect(await again).toBe('desk');
  });

  it('says what its work threw', async () => {
    const { desk, failed, calls } = loading();
    desk.soon(() => {
      throw new Error('work');
    });
    calls[0]?.resolve('desk');
    await desk.ifWanted(() => {
      throw new Error('end');
    });
    expect(failed.mock.calls.map(([error]) => String(error)).sort()).toEqual(['Error: end', 'Error: work']);
  });
});
