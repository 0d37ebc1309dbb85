import type { PolicyRequirements } from '../../lib/entitlement/request.ts';
import type { Words } from '../../lib/words/words.ts';

/** What tells one way of asking from another: who decides, how long it lasts, what it asks. In one line. */
export function policyFacts(policy: PolicyRequirements, words: Words): string {
  const { t } = words;
  const facts = [
    policy.isApprovalRequired ? t('form.policy.approval') : t('form.policy.noApproval'),
    lasts(policy, words),
    policy.allowsCustomSchedule ? t('form.policy.dates') : undefined,
    policy.needsMyAccess ? t('form.policy.myAccess') : undefined,
    policy.isJustificationRequired ? t('form.policy.reason') : undefined,
    policy.questions.length > 0 ? t('form.policy.questions', { count: policy.questions.length }) : undefined,
  ];
  return facts.filter((fact) => fact !== undefined).join(t('common.separator'));
}

function lasts({ schedule }: PolicyRequirements, words: Words): string | undefined {
  const expiration = schedule?.expiration;
  switch (expiration?.type) {
    case 'afterDuration':
      return words.formatDuration(expiration.duration);
    case 'afterDateTime':
      return words.t('form.policy.until', { date: words.formatDate(Date.parse(expiration.endDateTime)) });
    case 'noExpiration':
      return words.t('form.policy.noEnd');
    default:
      return undefined;
  }
}
