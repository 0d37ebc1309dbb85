import { expect, it, vi } from 'vitest';
import { createLooks } from '../../../entrypoints/background/looks.ts';
import { createOfferDesk } from '../../../entrypoints/background/offerDesk.ts';
import type { Parts } from '../../../entrypoints/background/parts.ts';
import type { SettingsNow } from '../../../entrypoints/background/settingsNow.ts';
import { createSiteQuestions } from '../../../entrypoints/background/siteQuestions.ts';
import type { CommandHandlers } from '../../../lib/messaging/server.ts';
import type { DenialSession } from '../../../lib/offer/denialSessions.ts';
import type { Offer } from '../../../lib/offer/offer.ts';
import type { OfferContext } from '../../../lib/offer/offerState.ts';
import { after } from '../../../lib/platform/after.ts';
import { siteKey } from '../../../lib/resource/resource.ts';
import type { SiteAnswer } from '../../../lib/site/siteAnswer.ts';
import type { ProfileRow } from '../../../lib/store/rows.ts';
import { found } from '../graph/world.ts';

const profile = {
  profile: 'p1',
  username: 'adelev@contoso.com',
  session: 'signedIn',
} as unknown as ProfileRow;
const session = {
  id: 'report',
  tabId: 5,
  denial: {
    product: 'sharePoint',
    curable: 'yes',
    resources: [{ key: found(siteKey('https://contoso.sharepoint.com/sites/Marketing')), from: 'path' }],
  },
} as unknown as DenialSession;

/** Every offer is what was known when it was described. */
function start() {
  const reported: ((tabId: number) => void)[] = [];
  // The store answers its readers in any order.
  const reads = [after(30).then(() => profile.profile)];
  const answers: ((answer: SiteAnswer) => void)[] = [];
  const parts = {
    sessions: {
      get: async () => session,
      onChange: (listener: (tabId: number) => void) => reported.push(listener),
    },
    profiles: { active: () => reads.shift() ?? Promise.resolve(profile.profile), get: async () => profile },
    offers: {
      look: async () => ({ ok: true }),
      describe: async (_denial: unknown, { site, isAskingSite }: OfferContext) => ({ site, isAskingSite }),
    },
    siteQuestions: createSiteQuestions({
      askSite: () => new Promise((resolve) => answers.push(resolve)),
      isEnabled: async () => true,
    }),
    fetchedMap: { ready: async () => {} },
  } as unknown as Parts; // what an offer is made of
  const settings = { known: async () => {}, onChange: () => {} } as unknown as SettingsNow;
  const desk = createOfferDesk(parts, settings, {} as CommandHandlers, createLooks());
  return {
    desk,
    report: () => reported.forEach((tell) => void tell(5)),
    answer: (one: SiteAnswer) => answers[0]?.(one),
  };
}

it('describes no offer before the site has been asked: its button would not wait for the answer', async () => {
  const { desk, report, answer } = start();
  const offers: Partial<Offer>[] = [];
  report();
  await Promise.resolve();
  const stop = desk.watchOffer(session, (offer) => offers.push(offer));
  await vi.waitFor(() => expect(offers.length).toBeGreaterThan(0));
  expect(offers[0]).toEqual({ isAskingSite: true });
  answer({ state: 'refuses' });
  await vi.waitFor(() => expect(offers.at(-1)).toEqual({ site: { state: 'refuses' } }));
  stop();
});
