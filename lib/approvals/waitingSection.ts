import type { GraphApi, GraphRequest } from '../graph/api.ts';
import { day, hour, minute } from '../platform/durations.ts';
import { type FailureKind, ok } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { idleSlot } from '../sync/schedule.ts';
import type { Section } from '../sync/section.ts';
import { newAmong, type WaitingCount, waitingSection } from './waiting.ts';

/** Requests that nobody was told of yet: one notification for all of them. */
export interface ToDecideAnnouncement {
  id: string;
  kind: 'toDecide';
  count: number;
  /** Who asks for what, where it is one and Graph says. */
  only?: { requestor: string; package: string };
}

export interface WaitingSectionDeps {
  store: Store;
  graph: Pick<GraphApi, 'requestsToApprove'>;
  announce: (news: ToDecideAnnouncement) => Promise<void>;
  /** The person approves requests and wants to be told of them. */
  isEnabled: () => Promise<boolean>;
}

/**
 * When an approver's requests are counted next (epoch ms): at a moment of their own, so that 30,000 approvers who start
 * at nine don't count at once. `count`: how many waited last; `undefined`: Graph didn't tell, which it may tomorrow.
 */
export function nextCountAt(key: string, lastAt: number, count: number | undefined, now: number): number {
  const period = count === undefined ? day : count > 0 ? 30 * minute : 2 * hour;
  return idleSlot(`${key} approvals`, lastAt + 1, now, period);
}

/** Tells an approver that something waits, under the employee's scope: the other token is for an open queue only. */
export const createWaitingSection = ({ store, graph, announce, isEnabled }: WaitingSectionDeps): Section => ({
  name: waitingSection,
  alarm: 'knock.trickle',

  async dueAt(profile, row, now) {
    if (profile.session !== 'signedIn' || !(await isEnabled())) return undefined;
    const { ids = [], isRefused } = (row?.cursor ?? {}) as Partial<WaitingCount>; // written below only
    return nextCountAt(profile.profile, row?.lastSuccessAt ?? 0, isRefused ? undefined : ids.length, now);
  },

  async run(profile) {
    const key: ProfileKey = profile.profile;
    const list = await graph.requestsToApprove(profile, 'employee');
    if (!list.ok) {
      const refused: WaitingCount = { ids: [], isRefused: true };
      return isNotForThisScope(list.failure.kind) ? ok({ cursor: refused }) : list;
    }
    const waiting = await newAmong(store, key, list.value);
    if (waiting.length > 0)
      await announce({ id: `approvals/${key}`, kind: 'toDecide', ...summaryOf(waiting) });
    return ok({ cursor: { ids: list.value.map(({ id }) => id) } satisfies WaitingCount });
  },
});

function summaryOf([first, ...others]: readonly GraphRequest[]): Pick<
  ToDecideAnnouncement,
  'count' | 'only'
> {
  const [requestor, name] = [first?.requestor?.displayName, first?.accessPackage?.displayName];
  const only = others.length === 0 && requestor && name ? { only: { requestor, package: name } } : {};
  return { count: others.length + 1, ...only };
}

/** Not documented whether the employee's scope reads this list; these answers mean that it does not. */
export const isNotForThisScope = (kind: FailureKind): boolean =>
  kind === 'forbidden' || kind === 'consentNeeded' || kind === 'gone' || kind === 'unexpected';
