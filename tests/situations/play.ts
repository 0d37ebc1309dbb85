import 'fake-indexeddb/auto';
import { isNeedAsked } from '../../components/offer/needWords.ts';
import { complaintsOn, reportOf } from '../../components/popup/complaints.ts';
import { pageBehind } from '../../components/popup/pageBehind.ts';
import { describedByKey } from '../../entrypoints/background/describedByKey.ts';
import { isBelievable } from '../../entrypoints/background/reportedDenial.ts';
import { createSiteQuestions } from '../../entrypoints/background/siteQuestions.ts';
import { readAssignments } from '../../lib/assignments/assignmentsSection.ts';
import type { Denial } from '../../lib/denial/denial.ts';
import type { Need } from '../../lib/entitlement/need.ts';
import { createOffers } from '../../lib/offer/createOffers.ts';
import { manualDenial } from '../../lib/offer/manualDenial.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import { askSite } from '../../lib/site/askSite.ts';
import { openStore } from '../../lib/store/database.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { denialOn } from '../denial/verdict.ts';
import type { TestBrowser } from '../tenant/login/testing/browser.ts';
import { browserOf } from '../tenant/login/testing/signedIn.ts';
import { createWorld, type World } from '../unit/graph/world.ts';
import { firstOf, toldEnd } from './answers.ts';
import { askFor } from './asking.ts';
import type { End, Line } from './line.ts';
import { people } from './packages.ts';
import { settingsOf } from './policy.ts';
import { type Scene, sceneOf } from './seed.ts';

/** How a line went. */
export interface Played {
  /** Knock's answer to what the person said, in the words of `docs/situations.md`. */
  first: string;
  /** What it answered before the person said what they need; absent: they didn't have to. */
  onSight?: string;
  /** Presses of the person. */
  actions: number;
  /** They had to open the popup, which isn't counted. */
  isInPopup: boolean;
  end: End;
}

/** What takes part in one line. */
export interface Stage {
  line: Line;
  scene: Scene;
  world: World;
  me: ProfileRow;
  browser: TestBrowser;
  /** Asks a site as the extension does, with the cookies of the browser. */
  fetch: typeof fetch;
}

/** Plays one line: the person opens the page, reads Knock's answer, and goes on as far as it leads. */
export async function play(line: Line): Promise<Played> {
  const scene = sceneOf(line, Date.now());
  const isHidden = line.part?.answers === 'hides';
  const switches = {
    ...(isHidden ? { partRefusal: 'notFound' as const } : {}),
    ...(line.cantTell === 'deviceRule' ? { unmanagedDevice: true } : {}),
  };
  const world = createWorld({ seed: scene.seed, switches });
  const me = world.person(people.me);
  const who = line.cantTell === 'otherAccount' ? world.person(people.other) : me;
  const browser = await browserOf(world.tenant, who.username, scene.home);
  const stage: Stage = { line, scene, world, me, browser, fetch: fetchOf(line, browser) };
  const seen = await whatIsSeen(stage);
  if ('first' in seen) return { ...seen, actions: 0, end: 'nothing' };
  return answer(stage, seen);
}

function fetchOf({ cantTell }: Line, browser: TestBrowser): typeof fetch {
  switch (cantTell) {
    case 'offline':
      return () => Promise.reject(new TypeError('fetch failed'));
    case 'nonsense':
      return async () => new Response('<html></html>', { headers: { 'content-type': 'text/html' } });
    case 'signInPage':
      return async () =>
        new Response(null, { status: 302, headers: { location: 'https://login.microsoftonline.com/' } });
    default:
      return browser.fetch;
  }
}

interface Seen {
  denial: Denial;
  actions: number;
  isInPopup: boolean;
}

const complaintOf = {
  cantOpen: 'thisPage.cantOpen',
  cantEdit: 'thisPage.cantEdit',
  missing: 'thisPage.missing',
  wasRefused: 'thisPage.refused',
} as const satisfies Record<Exclude<NonNullable<Line['says']>, 'refused'>, string>;

/** What Knock hears of: the page's own refusal, else what the person says in the popup. */
async function whatIsSeen({ line, browser }: Stage): Promise<Seen | Pick<Played, 'first' | 'isInPopup'>> {
  const visit = await browser.open(line.page);
  const claimed = denialOn({ url: visit.url.href, html: visit.text, status: visit.status });
  const sender = { url: visit.url.href, frameId: 0, tab: { id: 1 }, context: 'content' } as const;
  if (claimed !== undefined && isBelievable(claimed, sender))
    return { denial: describedByKey(claimed, visit.url, []), actions: 0, isInPopup: false };
  const { says = 'refused' } = line;
  if (says === 'refused') return { first: 'quiet', isInPopup: false };
  const { page } = pageBehind(visit.url.href, undefined, [], []);
  if (page === undefined) return { first: 'unknown page', isInPopup: true };
  const complaint = complaintsOn(page).find(({ text }) => text === complaintOf[says]);
  if (complaint === undefined) throw new Error(`says: the popup has no ${says} on this page`);
  const report = reportOf(page, page.resources[0]?.key, complaint, visit.status);
  return { denial: manualDenial(report.page, report.need), actions: 1, isInPopup: true };
}

/** What Knock finds out and says of a denial, as its background does. */
function createDesk({ line, scene, world, me, fetch }: Stage) {
  const { graph, clock } = world;
  const settings = settingsOf(line, scene);
  const store = openStore(`situation-${crypto.randomUUID()}`);
  const offers = createOffers({ store, graph, clock, settings: () => settings, locale: () => 'en' });
  const questions = createSiteQuestions({
    askSite: (question) => askSite(question, fetch),
    isEnabled: async () => true,
  });
  return {
    async begin() {
      await store.profiles.put(me);
      const failed = await readAssignments({ store, graph, clock, warningDays: async () => [] }, me);
      if (failed !== undefined) throw new Error(`assignments: ${failed.failure.kind}`);
    },
    async answerTo(denial: Denial): Promise<Offer> {
      const session = { id: '1', tabId: 1, frameId: 0, origin: '', denial };
      const asked = { ...session, dismissed: false, cardBlocked: false, isInFrame: false };
      const site = await questions.ask(asked, me);
      await offers.look(denial, me, site);
      const said = site === undefined ? {} : { site };
      return offers.describe(denial, { profile: me, looking: false, ...said });
    },
    end: () => store.delete(),
  };
}

async function answer(stage: Stage, seen: Seen): Promise<Played> {
  const desk = createDesk(stage);
  await desk.begin();
  try {
    const onSight = await desk.answerTo(seen.denial);
    const need = otherNeed(onSight, stage.line);
    const offer = need === undefined ? onSight : await desk.answerTo({ ...seen.denial, need });
    const first = firstOf(offer);
    // Who has been told the true answer already changes nothing.
    const isOther = first !== firstOf(onSight);
    const said = {
      first,
      ...(isOther ? { onSight: firstOf(onSight) } : {}),
      isInPopup: seen.isInPopup,
    };
    const actions = seen.actions + (isOther ? 1 : 0);
    if (first === 'cantTell') return { ...said, actions, end: 'not played' };
    const went = offer.state === 'offer' ? await askFor(stage, offer, seen.denial) : toldEnd(offer);
    return { ...said, actions: actions + went.actions, end: went.end };
  } finally {
    await desk.end();
  }
}

/** What the person needs, where Knock presets something else; `undefined`: it doesn't, or doesn't ask. */
const otherNeed = (offer: Offer, { need }: Line): Need | undefined =>
  offer.need === undefined || offer.need === need || !isNeedAsked(offer) ? undefined : need;
