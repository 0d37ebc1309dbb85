import type { AssignmentPolicySeed } from '../organization.ts';
import { addDuration } from './duration.ts';
import { Refusal } from './refusal.ts';

const day = 86_400_000;
const days = (duration: string): number => (addDuration(0, duration) ?? Number.NaN) / day;

/**
 * What a policy may say. Source: Entra documentation, "Change approval and requestor information settings" and "Create an
 * access review of an access package", seen 2026-09 to 2026-11. The code is the tenant's own.
 * @throws Refusal 400.
 */
export function checkPolicy(policy: AssignmentPolicySeed): void {
  const asksApproval =
    policy.isApprovalRequiredForAdd === true || policy.isApprovalRequiredForUpdate === true;
  if (asksApproval && policy.stages.length === 0) throw invalid('Approval needs a stage.');
  if (policy.stages.length > 3) throw invalid('A policy has three approval stages at most.');
  for (const stage of policy.stages) checkStage(stage);
  const { allowedTargetScope: scope, specificAllowedTargets: targets = [] } = policy;
  if (/^specific/.test(scope) && targets.length === 0)
    throw invalid(`${scope} needs specificAllowedTargets.`);
  if (policy.enableOnBehalfRequestorsToAddAccess === true && (policy.onBehalfRequestors ?? []).length === 0)
    throw invalid('Who may ask for others is not said.');
  checkReview(policy.reviewSettings);
}

function checkStage(stage: AssignmentPolicySeed['stages'][number]): void {
  const { primaryApprovers, escalation, durationBeforeAutomaticDenial } = stage;
  if (primaryApprovers.length === 0) throw invalid('A stage needs approvers.');
  const wait = days(durationBeforeAutomaticDenial);
  if (!(wait > 0 && wait <= 14)) throw invalid('A stage waits for 14 days at most.');
  if (escalation === undefined) return;
  if (escalation.approvers.length === 0) throw invalid('An escalation needs approvers.');
  if (wait < 4) throw invalid('A stage with alternate approvers waits for 4 days at least.');
  const after = days(escalation.after);
  if (!(after >= 1 && after < wait))
    throw invalid('A request is forwarded after a day at least, and before it is denied.');
}

/** Reviews recur, and each is over before the next. */
function checkReview(settings: Record<string, unknown> | undefined): void {
  if (settings?.isEnabled !== true) return;
  const reviewers = Array.isArray(settings.primaryReviewers) ? settings.primaryReviewers : [];
  if (settings.isSelfReview !== true && reviewers.length === 0) throw invalid('A review needs reviewers.');
  const schedule = memberOf(settings, 'schedule');
  const pattern = memberOf(memberOf(schedule, 'recurrence'), 'pattern');
  const expiration = memberOf(schedule, 'expiration');
  const between = daysBetween(pattern);
  if (between === undefined) throw invalid('A review recurs weekly, monthly or yearly.');
  const open = typeof expiration.duration === 'string' ? days(expiration.duration) : Number.NaN;
  if (expiration.type !== 'afterDuration' || !(open > 0 && open <= between))
    throw invalid('A review is over before the next begins.');
}

function memberOf(value: object, name: string): Record<string, unknown> {
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'object' && found !== null ? { ...found } : {};
}

function daysBetween({ type, interval }: Record<string, unknown>): number | undefined {
  const length: Record<string, number> = { weekly: 7, absoluteMonthly: 28, absoluteYearly: 365 };
  const one = typeof type === 'string' ? length[type] : undefined;
  return one === undefined || typeof interval !== 'number' || interval < 1 ? undefined : one * interval;
}

const invalid = (message: string): Refusal => new Refusal(400, 'InvalidPolicy', message);
