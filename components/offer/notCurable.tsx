import type { ReasonClass } from '../../lib/denial/denial.ts';
import type { DenialSummary } from '../../lib/offer/offer.ts';
import { CopyButton } from '../base/copyButton.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** A denial that no request cures: why, and the one step that helps. No request is offered. */
export function NotCurable({ reason, denial }: { reason: ReasonClass; denial: DenialSummary }) {
  const { t } = useWords();
  const words = reasonWords[reason];
  const details = detailsOf(denial);
  return (
    <>
      <p>{t(`notCurable.${words}`)}</p>
      <p className="step-text">{t(`notCurable.${words}.step`)}</p>
      {details !== undefined && (
        <div className="actions">
          <CopyButton text={details} />
          {denial.code !== undefined && (
            <span className="quiet">{t('notCurable.code', { code: `AADSTS${denial.code}` })}</span>
          )}
        </div>
      )}
    </>
  );
}

/** Reasons that read alike share their words; a new reason is a compile error here. */
const reasonWords = {
  conditionalAccess: 'conditionalAccess',
  consentNeeded: 'consentNeeded',
  organizationalPolicy: 'organizationalPolicy',
  personalStorage: 'personalStorage',
  wrongAccount: 'wrongAccount',
  applicationBroken: 'applicationBroken',
  notAssigned: 'unknown',
  notARefusal: 'unknown',
  unknown: 'unknown',
} as const satisfies Record<ReasonClass, string>;

function detailsOf(denial: DenialSummary): string | undefined {
  if (denial.reason === 'personalStorage') return undefined;
  return [
    denial.code === undefined ? undefined : `AADSTS${denial.code}`,
    denial.resourceName,
    denial.resourceUrl,
    denial.userHint,
  ]
    .filter(Boolean)
    .join('\n');
}
