import { needsDecision } from '../entitlement/approval.ts';
import type { GraphApi, GraphRequest } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { day, hour, minute } from '../platform/durations.ts';
import { type FailureKind, ok } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { approvalsOf } from '../store/readable.ts';
import type { ApprovalRow } from '../store/rows.ts';
import { idleSlot } from '../sync/schedule.ts';
import type { Section } from '../sync/section.ts';
import { countOf, type WaitingCount, waitingSection } from './waiting.ts';

/**
 * What an approver is told, one notification for all of a kind: requests that nobody was told of yet, that are denied by
 * themselves within a day, or that the person saw and need not decide any more.
 */
export interface ToDecideAnnouncement {
  id: string;
  kind: 'toDecide' | 'expiring' | 'noLongerToDecide';
  count: number;
  /** Who asks for what, where it is one and Graph says. */
  only?: { requestor: string; package: string };
}

export interface WaitingSectionDeps {
  store: Store;
  graph: Pick<GraphApi, 'requestsToApprove'>;
  clock: Clock;
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
export const createWaitingSection = ({
  store,
  graph,
  clock,
  announce,
  isEnabled,
}: WaitingSectionDeps): Section => ({
  name: waitingSection,
  alarm: 'knock.trickle',

  async dueAt(profile, row, now) {
    if (profile.session !== 'signedIn' || !(await isEnabled())) return undefined;
    const { ids, isRefused } = countOf(row);
    return nextCountAt(profile.profile, row?.lastSuccessAt ?? 0, isRefused ? undefined : ids.length, now);
  },

  async run(profile, row) {
    const key: ProfileKey = profile.profile;
    const list = await graph.requestsToApprove(profile, 'employee');
    if (!list.ok) {
      const refused: WaitingCount = { ids: [], isRefused: true };
      return isNotForThisScope(list.failure.kind) ? ok({ cursor: refused }) : list;
    }
    const ids = list.value.map(({ id }) => id);
    const { ids: former } = countOf(row);
    const { rows } = await approvalsOf(store, key);
    const [now, since] = [clock.now(), row?.lastSuccessAt ?? 0];
    const known = new Set([...former, ...rows.map(({ id }) => id)]);
    const seen = rows.filter(needsDecision);
    const fresh = list.value.filter(({ id }) => !known.has(id));
    const tell = async (kind: ToDecideAnnouncement['kind'], { length: count }: object[], more = {}) => {
      if (count > 0) await announce({ id: `approvals/${kind}/${key}`, kind, count, ...more });
    };
    await tell('toDecide', fresh, onlyOf(fresh));
    // Told once: at the first count of its last day. Who opened the queue since has seen it.
    const isExpiring = ({ id, decideBy = 0 }: ApprovalRow) =>
      ids.includes(id) && since < decideBy - day && decideBy - day <= now && now < decideBy;
    await tell('expiring', seen.filter(isExpiring));
    await tell(
      'noLongerToDecide',
      seen.filter(({ id }) => former.includes(id) && !ids.includes(id)),
    );
    return ok({ cursor: { ids } satisfies WaitingCount });
  },
});

function onlyOf([first, ...others]: readonly GraphRequest[]): Pick<ToDecideAnnouncement, 'only'> {
  const [requestor, name] = [first?.requestor?.displayName, first?.accessPackage?.displayName];
  return others.length === 0 && requestor && name ? { only: { requestor, package: name } } : {};
}

/** Not documented whether the employee's scope reads this list; these answers mean that it does not. */
export const isNotForThisScope = (kind: FailureKind): boolean =>
  ['forbidden', 'consentNeeded', 'gone', 'unexpected'].includes(kind);
