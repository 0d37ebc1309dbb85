import type { Seed } from '../../tenant/organization.ts';
import { builtInOrganization } from '../../tenant/organizations/builtIn.ts';
import type { SwitchPositions } from '../../tenant/state/switches.ts';
import { type ChromiumOptions, launchChromium } from './chromium.ts';
import type { Knock } from './knock.ts';
import { recall, registrationIn, signIn, signInAtOnce, turnOnApprovals } from './setUp.ts';
import { type ServedOrganization, serveOrganization } from './tenant.ts';

/** People of the built-in organisation that tests play. */
export const people = {
  adele: 'AdeleV@contoso.com',
  megan: 'MeganB@contoso.com',
  diego: 'DiegoS@contoso.com',
  alex: 'AlexW@contoso.com',
} as const;

export interface Stage {
  organization: ServedOrganization;
  /** A browser of their own for this person, with Knock set up some time ago, and signed in. */
  enter(userPrincipalName: string, options?: EnterOptions): Promise<Knock>;
  /** Closes every browser and the tenant. */
  close(): Promise<void>;
}

export interface EnterOptions extends Omit<ChromiumOptions, 'organization'> {
  approves?: boolean;
  /** Leaves Knock as installed: not configured, nobody signed in. */
  bare?: boolean;
  /** The registration comes from policy. */
  byPolicy?: boolean;
}

/** A fresh organisation (the built-in one, or another), and as many people as a test needs. */
export async function openStage(
  switches: Partial<SwitchPositions> = {},
  seed: Seed = builtInOrganization,
): Promise<Stage> {
  const organization = await serveOrganization(structuredClone(seed), switches);
  const browsers: Knock[] = [];
  return {
    organization,
    async enter(userPrincipalName, { approves = false, bare = false, byPolicy = false, ...options } = {}) {
      const knock = await launchChromium({ ...options, organization });
      browsers.push(knock);
      if (!bare) await setUp(knock, organization, userPrincipalName, { approves, byPolicy });
      return knock;
    },
    async close() {
      await Promise.allSettled(browsers.map((knock) => knock.close()));
      await organization.close();
    },
  };
}

async function setUp(
  knock: Knock,
  organization: ServedOrganization,
  userPrincipalName: string,
  { approves, byPolicy }: { approves: boolean; byPolicy: boolean },
): Promise<void> {
  if (!byPolicy) {
    await recall(knock, registrationIn(organization.seed, 'contoso.com'), { approvals: approves });
    return signInAtOnce(knock, userPrincipalName);
  }
  const options = await knock.open('options.html');
  await signIn(knock, options, userPrincipalName);
  if (approves) await turnOnApprovals(options);
  await options.close();
}
