import type { DraftRole, PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import { useWords } from '../words/wordsContext.tsx';
import { approverNames } from './approval.tsx';
import { whoCan } from './requestors.tsx';

/** Everything that will be, in plain words. */
export function Review({ draft }: { draft: PackageDraft }) {
  const words = useWords();
  const { t } = words;
  const { packages, resources, requests, stages, lifecycle } = draft;
  const { days, review } = lifecycle;
  const nameOf = (id: string) => resources.find(({ originId }) => originId === id)?.displayName ?? '';
  const included = (name: string, role: DraftRole['role'], resource: string) =>
    'need' in role
      ? t(`make.check.package.${role.need}`, { name, resource })
      : t('make.check.package', { name, role: role.displayName, resource });
  const hasPolicy = packages.some((one) => one.hasPolicy);
  return (
    <ul className="plain-list">
      {packages.flatMap((one) =>
        one.roles.map(({ originId, role }) => (
          <li key={`${one.key} ${originId}`}>{included(one.displayName, role, nameOf(originId))}</li>
        )),
      )}
      {hasPolicy && (
        <>
          <li>{t('make.check.who', { who: whoCan(requests, words) })}</li>
          {requests.byManagers && <li>{t('make.check.byManagers')}</li>}
          {requests.isReasonRequired && <li>{t('make.check.justification')}</li>}
          {stages.length === 0 && <li>{t('make.approval.none')}</li>}
          {stages.map((stage, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its number
            <li key={index}>
              {t('make.check.stage', {
                number: String(index + 1),
                approvers: approverNames(stage.approvers, words),
                count: stage.days,
              })}
            </li>
          ))}
          <li>{days === null ? t('make.check.forever') : t('make.check.expires', { count: days })}</li>
          {lifecycle.mayExtend && <li>{t('make.check.mayExtend')}</li>}
          <li>
            {review === null
              ? t('make.review.none')
              : t('make.check.review', {
                  often: t(`make.review.${review.everyMonths}`),
                  reviewers:
                    review.reviewers.length === 0
                      ? t('make.check.self')
                      : approverNames(review.reviewers, words),
                })}
          </li>
        </>
      )}
    </ul>
  );
}
