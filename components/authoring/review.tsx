import type { DraftRole, DraftStage, PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import { useWords } from '../words/wordsContext.tsx';
import { approverNames } from './approval.tsx';
import { whoCanOf } from './requestors.tsx';

/** Everything that will be, in plain words. */
export function Review({ draft }: { draft: PackageDraft }) {
  const words = useWords();
  const { t } = words;
  const { catalog, packages, resources } = draft;
  const nameOf = (id: string) => resources.find(({ originId }) => originId === id)?.displayName ?? '';
  const included = (name: string, role: DraftRole['role'], resource: string) =>
    'need' in role
      ? t(`make.check.package.${role.need}`, { name, resource })
      : t('make.check.package', { name, role: role.displayName, resource });
  const catalogName = catalog.displayName || t('make.untitled');
  return (
    <ul className="plain-list">
      <li>
        {catalog.id === undefined
          ? t('make.check.newCatalog', { name: catalogName })
          : t('make.check.catalog', { name: catalogName })}
      </li>
      {packages.flatMap((one) =>
        one.roles.map(({ originId, role }) => (
          <li key={`${one.key} ${originId}`}>
            {included(one.displayName || t('make.untitled'), role, nameOf(originId))}
          </li>
        )),
      )}
      {packages.some((one) => one.hasPolicy) && <Policy draft={draft} />}
    </ul>
  );
}

function Policy({ draft }: { draft: PackageDraft }) {
  const words = useWords();
  const { t } = words;
  const { requests, stages, lifecycle } = draft;
  const packages = draft.packages.filter(({ hasPolicy }) => hasPolicy);
  const differ = packages.some(({ requestors }) => requestors !== undefined);
  const { days, review } = lifecycle;
  return (
    <>
      {(differ ? packages : packages.slice(0, 1)).map((one) => {
        const who = whoCanOf(draft, one, words);
        const name = one.displayName || t('make.untitled');
        return (
          <li key={one.key}>
            {differ ? t('make.check.whoOf', { name, who }) : t('make.check.who', { who })}
          </li>
        );
      })}
      {requests.byManagers && <li>{t('make.check.byManagers')}</li>}
      {requests.isReasonRequired && <li>{t('make.check.justification')}</li>}
      {stages.length === 0 && <li>{t('make.approval.none')}</li>}
      {stages.map((stage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its number
        <Stage key={index} stage={stage} number={index + 1} />
      ))}
      <li>{days === null ? t('make.check.forever') : t('make.check.expires', { count: days })}</li>
      {lifecycle.mayExtend && <li>{t('make.check.mayExtend')}</li>}
      <li>
        {review === null
          ? t('make.check.noReview')
          : t('make.check.review', {
              often: t(`make.review.${review.everyMonths}`),
              reviewers:
                review.reviewers.length === 0 ? t('make.check.self') : approverNames(review.reviewers, words),
            })}
      </li>
    </>
  );
}

function Stage({ stage, number }: { stage: DraftStage; number: number }) {
  const words = useWords();
  const { t } = words;
  const { approvers, fallback, alternates } = stage;
  return (
    <li>
      {t('make.check.stage', {
        number: String(number),
        approvers: approvers.length === 0 ? t('make.check.noApprovers') : approverNames(approvers, words),
        count: stage.days,
      })}
      {(fallback.length > 0 || alternates.length > 0 || stage.isReasonRequired) && (
        <ul className="plain-list">
          {fallback.length > 0 && approvers.some(({ kind }) => kind === 'manager') && (
            <li>{t('make.check.fallback', { approvers: approverNames(fallback, words) })}</li>
          )}
          {alternates.length > 0 && (
            <li>
              {t('make.check.alternates', {
                approvers: approverNames(alternates, words),
                count: stage.forwardAfterDays,
              })}
            </li>
          )}
          {stage.isReasonRequired && <li>{t('make.check.approverReason')}</li>}
        </ul>
      )}
    </li>
  );
}
