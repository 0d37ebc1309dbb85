import { isHeld } from '../../assignments/held.ts';
import type { GraphApi } from '../../graph/api.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Failure } from '../../platform/failure.ts';
import type { Store } from '../../store/database.ts';
import type { ProfileRow, RequestRow } from '../../store/rows.ts';
import { requirementsFingerprint } from '../model/fingerprint.ts';
import { asksForAccess } from '../model/requestStatus.ts';
import { chosenPolicy } from './validate.ts';

interface Deps {
  store: Store;
  graph: Pick<GraphApi, 'requirements' | 'myAssignments'>;
  clock: Clock;
  locale: () => string;
}

/**
 * Which rule it was that said no, as far as it shows: Graph documents no codes for it (reference as of 2026-09) and its
 * message is not read. In: what the status alone says. Out: what reading again tells about the rules; where they allow
 * the request and it was refused all the same, `refused`. What can't be read explains nothing.
 */
export async function whyRefused(
  { store, graph, clock, locale }: Deps,
  profile: ProfileRow,
  request: RequestRow,
  failure: Failure,
): Promise<Failure> {
  const isOfRules = failure.kind === 'forbidden' || failure.kind === 'notRequestable';
  if (!isOfRules || (failure.kind === 'notRequestable' && failure.why === 'license')) return failure;
  // Requirements don't say what a holder may do themselves.
  if (!asksForAccess(request.requestType))
    return failure.kind === 'forbidden' ? failure : { kind: 'notRequestable', why: 'refused' };
  const { accessPackageId } = request;
  const policies = await graph.requirements(profile, accessPackageId, locale());
  if (policies.ok) {
    const now = { profile: profile.profile, accessPackageId, policies: policies.value, readAt: clock.now() };
    await store.requirements.put({ ...now, locale: locale() });
    const policy = chosenPolicy(policies.value, request.policyId);
    if (!policy.ok) return policy.failure;
    const { policySeen } = request;
    const isUnchanged =
      policySeen === undefined ||
      requirementsFingerprint(policySeen) === requirementsFingerprint(policy.value);
    if (!isUnchanged) return { kind: 'notRequestable', why: 'policyChanged' };
  }
  if (request.forOther !== undefined) return { kind: 'notRequestable', why: 'refusedForOther' };
  const held = await graph.myAssignments(profile);
  const isMine =
    held.ok &&
    held.value.some((one) => isTheSame(one.accessPackage?.id, request) && isHeld(one, clock.now()));
  if (isMine) return { kind: 'alreadyAssigned' };
  return failure.kind === 'forbidden' ? failure : { kind: 'notRequestable', why: 'refused' };
}

const isTheSame = (id: string | undefined, { accessPackageId }: RequestRow): boolean =>
  id?.toLowerCase() === accessPackageId.toLowerCase();
