import type { PolicyRequirements } from '../../entitlement/request.ts';
import type { GraphApi } from '../../graph/api.ts';
import { requirementsFreshMs } from '../../packages/requirements.ts';
import { fail, ok, type Result } from '../../platform/failure.ts';
import type { Store } from '../../store/database.ts';
import type { OutboxRow, ProfileRow, RequestRow } from '../../store/rows.ts';
import type { Verdict } from '../../sync/command.ts';
import { isPassing, type Pacing, tryAgainAt } from '../../sync/writeVerdict.ts';
import { checkDraft, chosenPolicy } from '../check/validate.ts';
import { requirementsFingerprint } from '../model/fingerprint.ts';
import { sentAtOnceMs } from '../model/timing.ts';

interface Deps extends Pacing {
  store: Store;
  graph: Pick<GraphApi, 'requirements'>;
  locale: () => string;
}

/**
 * Whether a request still is what the policy asks. Requirements are read again when they are old or the command had
 * to wait. `go`: unchanged. `refused{policyChanged}`: the policy asks something else now. A read that fails for a
 * passing reason makes the command wait; nothing is sent on a guess.
 */
export async function recheckRequirements(
  deps: Deps,
  profile: ProfileRow,
  request: RequestRow,
  row: OutboxRow,
): Promise<Verdict> {
  const policies = await currentPolicies(deps, profile, request, row);
  const now = deps.clock.now();
  if (!policies.ok) {
    const { failure } = policies;
    return isPassing(failure)
      ? { kind: 'wait', until: tryAgainAt(failure, row.attempts + 1, deps), failure }
      : { kind: 'refused', failure };
  }
  const policy = chosenPolicy(policies.value, request.policyId);
  if (!policy.ok) return { kind: 'refused', failure: policy.failure };
  // The reason to give is the changed policy, not the answers that no longer fit it.
  const isUnchanged =
    row.requirementsSeen === undefined || row.requirementsSeen === requirementsFingerprint(policy.value);
  if (!isUnchanged) return { kind: 'refused', failure: { kind: 'notRequestable', why: 'policyChanged' } };
  const checked = checkDraft(policies.value, request, now);
  return checked.ok ? { kind: 'go' } : { kind: 'refused', failure: checked.failure };
}

async function currentPolicies(
  { store, graph, clock, local, locale }: Deps,
  profile: ProfileRow,
  request: RequestRow,
  row: OutboxRow,
): Promise<Result<PolicyRequirements[]>> {
  const key: [typeof profile.profile, string] = [profile.profile, request.accessPackageId];
  const cached = await store.requirements.get(key);
  const now = clock.now();
  const isFresh = cached !== undefined && now - cached.readAt < requirementsFreshMs;
  if (isFresh && local.now() - row.createdAt < sentAtOnceMs) return ok(cached.policies);
  const read = await graph.requirements(profile, request.accessPackageId, locale());
  if (!read.ok) return fail(read.failure);
  const [, accessPackageId] = key;
  await store.requirements.put({
    profile: profile.profile,
    accessPackageId,
    policies: read.value,
    readAt: now,
  });
  return ok(read.value);
}
