import { describe, expect, it } from 'vitest';
import { createLooks } from '../../../entrypoints/background/looks.ts';
import { fail, ok } from '../../../lib/platform/failure.ts';

const offline = async () => fail({ kind: 'offline' });

describe('looks', () => {
  it('run once, however many views ask', async () => {
    const looks = createLooks(() => 7);
    let count = 0;
    const look = async () => {
      count += 1;
      return ok();
    };
    expect(await Promise.all([looks.run('a', look), looks.run('a', look)])).toEqual([true, false]);
    expect(count).toBe(1);
    expect(looks.endedAt('a')).toBe(7);
    expect(looks.isUnderWay('a')).toBe(false);
  });

  it('are forgotten after a sign-in, whatever they came to', async () => {
    const looks = createLooks();
    await looks.run('a', async () => ok());
    looks.forget();
    expect(looks.endedAt('a')).toBeUndefined();
  });

  it('that failed are worth another when the network is back, the others are not', async () => {
    const looks = createLooks();
    await looks.run('good', async () => ok());
    await looks.run('bad', offline);
    looks.forgetFailed();
    expect([looks.endedAt('good') === undefined, looks.endedAt('bad') === undefined]).toEqual([false, true]);
  });

  it('that fail after the person has signed in meanwhile do not stand', async () => {
    const looks = createLooks();
    const gate = Promise.withResolvers<void>();
    const run = looks.run('a', async () => {
      await gate.promise;
      return fail({ kind: 'interactionRequired' });
    });
    looks.forget();
    gate.resolve();
    await run;
    expect(looks.endedAt('a')).toBeUndefined();
  });

  it('tell their listeners, and survive what throws', async () => {
    const looks = createLooks();
    let changes = 0;
    const stop = looks.onChange(() => {
      changes += 1;
    });
    await looks.run('a', () => Promise.reject(new Error('boom')));
    expect(changes, 'its end').toBe(1);
    await looks.run('a', async () => ok());
    expect(changes, 'another’s beginning and end').toBe(3);
    stop();
    looks.forget();
    expect(changes).toBe(3);
  });
});
