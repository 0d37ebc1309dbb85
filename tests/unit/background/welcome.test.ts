import { beforeEach, describe, expect, it, vi } from 'vitest';
import { planWelcome, welcome } from '../../../entrypoints/background/welcome.ts';
import type { AuthConfig } from '../../../lib/auth/clients.ts';
import { fail, ok, type Result } from '../../../lib/platform/failure.ts';

const fake = vi.hoisted(() => ({
  installType: 'normal',
  alarms: [] as [string, number][],
  opened: 0,
}));
vi.mock('wxt/browser', () => ({
  browser: {
    management: { getSelf: async () => ({ installType: fake.installType }) },
    alarms: {
      create: async (name: string, { delayInMinutes }: { delayInMinutes: number }) => {
        fake.alarms.push([name, delayInMinutes]);
      },
    },
    runtime: {
      openOptionsPage: async () => {
        fake.opened += 1;
      },
    },
  },
}));

beforeEach(() => Object.assign(fake, { installType: 'normal', alarms: [], opened: 0 }));

const missing: Result<AuthConfig> = fail({ kind: 'notConfigured' });
const registered: Result<AuthConfig> = ok({
  clientIds: { employee: 'c' },
  tenantId: 't',
  cloud: 'global',
});
const given = (config: Result<AuthConfig>) => ({ authConfig: async () => config });

describe('after the installation', () => {
  it.each(['normal', 'development', 'sideload', 'other'])(
    'by a person (%s), a page waits for policy',
    async (type) => {
      fake.installType = type;
      await planWelcome();
      expect(fake.alarms).toEqual([['knock.welcome', 0.5]]);
      expect(fake.opened).toBe(0);
    },
  );

  it('by an administrator, none will ever open', async () => {
    fake.installType = 'admin';
    await planWelcome();
    expect(fake.alarms).toEqual([]);
    expect(fake.opened).toBe(0);
  });
});

describe('when its time has come, the settings', () => {
  it('open where no registration is known', async () => {
    await welcome('knock.welcome', given(missing));
    expect(fake.opened).toBe(1);
  });

  it('stay closed where policy brought one', async () => {
    await welcome('knock.welcome', given(registered));
    expect(fake.opened).toBe(0);
  });

  it('stay closed for any other alarm', async () => {
    await welcome('knock.poll', given(missing));
    expect(fake.opened).toBe(0);
  });
});
