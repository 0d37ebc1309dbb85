import type { Need } from '../../lib/entitlement/need.ts';
import type { Expiration } from '../../lib/entitlement/request.ts';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { isOneClickMatch } from '../../lib/packages/candidate.ts';
import type { Words } from '../../lib/words/words.ts';
import { roleWords } from './needWords.ts';

/** What is known before the click: what one can do then, how long it lasts, who decides. */
export function packageFacts(
  offered: OfferedPackage,
  words: Words,
  { isBeingRead, need }: { isBeingRead: boolean; need?: Need | undefined },
): string[] {
  const standing = offered.standing === undefined ? [] : [words.t(`why.standing.${offered.standing}`)];
  return [
    ...standing,
    ...roleWords(offered, words),
    ...enoughFact(offered, need, words),
    ...policyFacts(offered.policies, words, isBeingRead),
  ];
}

/** A weak one stays chosen only where it was on the button before the site answered. */
function enoughFact({ reach, isTooWeak }: OfferedPackage, need: Need | undefined, { t }: Words): string[] {
  if (isTooWeak) return [t('need.tooWeak')];
  const isOpen = reach === undefined && need !== undefined && need !== 'view';
  return isOpen ? [t('need.reachUnknown')] : [];
}

/** Knock reads the requirements of this many of the best packages; the form reads those of the others. */
export const shownFirst = 3;

function policyFacts(policies: OfferedPackage['policies'], words: Words, isBeingRead: boolean): string[] {
  const { t } = words;
  if (policies === undefined) return [isBeingRead ? t('offer.reading') : t('offer.formTells')];
  const [policy] = policies;
  if (policy === undefined) return [t('offer.notForYou')];
  if (policies.length > 1) return [t('offer.severalPolicies')];
  const lasts = lastsFact(policy.schedule?.expiration, words);
  return [
    ...(lasts === undefined ? [] : [lasts]),
    policy.isApprovalRequired ? t('offer.approver') : t('offer.noApproval'),
  ];
}

/** “90 days”, “until 31 Dec 2026”, “no end date”; `undefined` when the policy doesn't say. */
export function lastsFact(expiration: Expiration | undefined, words: Words): string | undefined {
  switch (expiration?.type) {
    case 'afterDuration':
      return words.formatDuration(expiration.duration);
    case 'afterDateTime':
      return words.t('offer.lastsUntil', { date: words.formatDate(Date.parse(expiration.endDateTime)) });
    case 'noExpiration':
      return words.t('offer.noEnd');
    case 'notSpecified':
    case undefined:
      return undefined;
    default:
      return expiration satisfies never;
  }
}

/** How an offered package is asked for. */
export type AskingWay = 'oneClick' | 'justification' | 'guess' | 'form' | 'reading' | 'notForYou';

export function askingWay(offered: OfferedPackage): AskingWay {
  if (offered.policies === undefined) return 'reading';
  if (offered.policies.length === 0) return 'notForYou';
  if (offered.isOneClick) return 'oneClick';
  if (offered.asksOnlyJustification) return 'justification';
  const [policy] = offered.policies;
  const asksNothing =
    policy !== undefined &&
    offered.policies.length === 1 &&
    !policy.isJustificationRequired &&
    policy.questions.length === 0 &&
    !policy.needsMyAccess;
  return isGuess(offered) && asksNothing ? 'guess' : 'form';
}

export const isGuess = ({ match }: OfferedPackage): boolean => !isOneClickMatch(match);
