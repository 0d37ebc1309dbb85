import type { Denial } from '../denial/denial.ts';
import type { PolicyRequirements } from '../entitlement/request.ts';
import { type Candidate, isOneClickMatch } from '../packages/candidate.ts';
import type { Offer, OfferedPackage } from './offer.ts';

/** A candidate with what is known of its policies, and how much of a form it needs. */
export function offeredPackage(
  candidate: Candidate,
  policies: PolicyRequirements[] | undefined,
  denial: Pick<Denial, 'curable' | 'hasOwnReferrer' | 'isManual'>,
): OfferedPackage {
  const [policy, another] = policies ?? [];
  const single = another === undefined ? policy : undefined;
  const asksForm = single === undefined || single.questions.length > 0 || single.needsMyAccess;
  return {
    ...candidate,
    ...(policies === undefined ? {} : { policies }),
    isOneClick:
      denial.curable === 'yes' &&
      isOneClickMatch(candidate.match) &&
      !asksForm &&
      !single.isJustificationRequired,
    asksOnlyJustification: !asksForm && single.isJustificationRequired,
    ...(isMeant(denial) || policies?.every(({ isApprovalRequired }) => isApprovalRequired)
      ? {}
      : { isUnchecked: true }),
  };
}

/**
 * Anybody can send a person a link to the refusal of a site that the person never tried to open. Knock takes it that
 * they meant to open it if they came from another page of the same host, or say in the popup what was refused.
 */
const isMeant = ({ hasOwnReferrer, isManual }: Pick<Denial, 'hasOwnReferrer' | 'isManual'>): boolean =>
  hasOwnReferrer === true || isManual === true;

/** Takes a second press that confirms the first: a guess, or what a link may have been crafted for. */
export const needsConfirming = ({ match, isUnchecked }: OfferedPackage): boolean =>
  isUnchecked === true || !isOneClickMatch(match);

/** Where the offer's first package was found: shown as *according to your organisation's map*, *a guess*. */
export function provenanceOf({ match }: Candidate): Extract<Offer, { state: 'offer' }>['provenance'] {
  switch (match) {
    case 'exact':
    case 'through':
      return 'graph';
    case 'map':
    case 'mapUnconfirmed':
      return 'map';
    case 'unproven':
    case 'guess':
      return 'name';
  }
}
