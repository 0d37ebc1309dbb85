import { isGivenUp } from '../../assignments/removedAssignments.ts';
import { type Need, reaches } from '../../entitlement/need.ts';
import type { Clock } from '../../platform/clock.ts';
import { day } from '../../platform/durations.ts';
import { fail, ok, type Result } from '../../platform/failure.ts';
import type { ProfileKey } from '../../platform/profile.ts';
import { candidateKeys, parseResourceKey, type ResourceKey } from '../../resource/resource.ts';
import type { SiteQuestion } from '../../site/askSite.ts';
import type { SiteAnswer } from '../../site/siteAnswer.ts';
import type { Store } from '../../store/database.ts';
import { requestsOf } from '../../store/readable.ts';
import type { ProfileRow, RequestRow } from '../../store/rows.ts';
import { isRequestRow } from '../../store/shapes.ts';
import { allTries, usabilityCheckAt } from '../../sync/schedule.ts';
import type { Section } from '../../sync/section.ts';
import { movedTo } from '../model/nextState.ts';

type UsabilityVerdict = NonNullable<RequestRow['usability']>['verdict'];

export interface UsabilityDeps {
  store: Store;
  clock: Clock;
  /** Asks SharePoint with the browser's own session. */
  askSite: (question: SiteQuestion) => Promise<SiteAnswer>;
  /** The setting; policy may switch it off. */
  isEnabled: () => Promise<boolean>;
}

/** Whether access that was delivered really works, tried a few times over two hours; SharePoint only. */
export function createUsabilitySection(deps: UsabilityDeps): Section {
  const waiting = async (profile: ProfileRow): Promise<{ row: RequestRow; at: number }[]> => {
    const { rows } = await requestsOf(deps.store, profile.profile);
    return rows.flatMap((row) => {
      const at = nextTryAt(row);
      return at === undefined ? [] : [{ row, at }];
    });
  };

  return {
    name: 'usability',
    alarm: 'knock.due',

    async dueAt(profile) {
      if (!(await deps.isEnabled())) return undefined;
      const tries = await waiting(profile);
      return tries.length === 0 ? undefined : Math.min(...tries.map(({ at }) => at));
    },

    async run(profile) {
      const now = deps.clock.now();
      for (const { row, at } of await waiting(profile)) {
        const web = siteOf(row);
        if (at > now || web === undefined) continue;
        const answer = await deps.askSite({ web, username: profile.username });
        await noteVerdict(deps, row, verdictOf(answer, row.need), 'tried');
      }
      return ok({});
    },
  };
}

/** Access works when it is the access that was needed. A site that is gone says nothing of the request. */
function verdictOf(answer: SiteAnswer, need: Need = 'view'): UsabilityVerdict {
  if (answer.state === 'opens') return reaches(answer.reach, need) ? 'opens' : 'opensForLess';
  return answer.state === 'refuses' ? 'refuses' : 'cantTell';
}

/**
 * A page refused the person once more. In: the key of the page, and whether only something within it was refused.
 * Delivered requests for it or for a site above it remember that it still refuses, also those that were lately taken to
 * work: the visit knows better. What is refused within a site says nothing of a request for the site.
 */
export async function noteRefused(
  deps: Pick<UsabilityDeps, 'store' | 'clock'>,
  profile: ProfileKey,
  key: ResourceKey,
  extent: 'resource' | 'item' = 'resource',
): Promise<void> {
  const keys = new Set(candidateKeys(key));
  const { rows } = await requestsOf(deps.store, profile);
  const now = deps.clock.now();
  for (const row of rows) {
    if (row.deniedKey === undefined || !keys.has(row.deniedKey)) continue;
    if (extent === 'item' && row.deniedExtent !== 'item') continue;
    if (row.state === 'delivered' || (isSaidToWork(row, now) && !isGivenUp(row, rows)))
      await noteVerdict(deps, row, 'refuses', 'visited');
  }
}

/** For so long after access was seen to work, a refusal takes that back. A later refusal has a newer cause. */
const saidForMs = day;

const isSaidToWork = ({ state, changedAt }: RequestRow, now: number): boolean =>
  state === 'usable' && now - changedAt < saidForMs;

/**
 * The person's own word on what was delivered: it works, or it still refuses. For what Knock cannot see: healthy pages
 * of applications run nothing of Knock. `gone`: no such request, or not one that was just delivered.
 */
export async function noteWord(
  deps: Pick<UsabilityDeps, 'store' | 'clock'>,
  profile: ProfileKey,
  requestId: string,
  works: boolean,
): Promise<Result<undefined>> {
  const row = await deps.store.requests.get([profile, requestId]);
  if (!isRequestRow(row) || row.state !== 'delivered') return fail({ kind: 'gone' });
  await noteVerdict(deps, row, works ? 'opens' : 'refuses', 'said');
  return ok();
}

function noteVerdict(
  { store, clock }: Pick<UsabilityDeps, 'store' | 'clock'>,
  { profile, id }: RequestRow,
  verdict: UsabilityVerdict,
  how: 'tried' | 'visited' | 'said',
): Promise<void> {
  return store.transaction('rw', store.requests, async () => {
    const row = await store.requests.get([profile, id]);
    if (!isRequestRow(row)) return;
    const now = clock.now();
    if (how === 'visited' && row.state === 'usable')
      return void (await store.requests.put(worksNot(row, now)));
    if (row.state !== 'delivered') return;
    const tries = (row.usability?.tries ?? 0) + (how === 'tried' ? 1 : 0);
    const noted: RequestRow = { ...row, usability: { checkedAt: now, tries, verdict } };
    const next = verdict === 'opens' ? movedTo(noted, 'usable', now, 'page') : noted;
    // Nobody is told what they have just said.
    await store.requests.put(how === 'said' ? { ...next, announcedState: next.state } : next);
  });
}

/**
 * Delivered again, as before, and not news. Knock asks the site no more, because its answer was wrong. The person may
 * still say that it works.
 */
function worksNot(row: RequestRow, now: number): RequestRow {
  return {
    ...row,
    state: 'delivered',
    announcedState: 'delivered',
    changedAt: row.deliveredAt ?? row.changedAt,
    timeline: [...row.timeline, { at: now, state: 'delivered', source: 'page', refused: true }],
    usability: { checkedAt: now, tries: allTries, verdict: 'refuses' },
  };
}

/** Of a site; what is refused within it may stay so while the site opens. */
const siteOf = (row: RequestRow): string | undefined => {
  if (row.deniedKey === undefined || row.deniedExtent === 'item') return undefined;
  const { system, id } = parseResourceKey(row.deniedKey);
  return system === 'sharepointonline' ? id : undefined;
};

function nextTryAt(row: RequestRow): number | undefined {
  if (row.state !== 'delivered' || row.deliveredAt === undefined || siteOf(row) === undefined)
    return undefined;
  return usabilityCheckAt(row.deliveredAt, row.usability?.tries ?? 0);
}
