import type { DraftLifecycle, DraftReview } from '../../lib/entitlement/packageDraft.ts';
import { Check } from '../base/check.tsx';
import { SelectInput } from '../base/selectInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { People } from './approval.tsx';
import { useEditing } from './editing.ts';
import { Fold } from './fold.tsx';
import { NumberInput } from './numberInput.tsx';

const spans = [30, 90, 180, 365];
const often = [1, 3, 6, 12] as const;
const never = 'never';
const none = 'none';

/** How long access lasts, and how often it is reviewed. */
export function Lifecycle() {
  const { t } = useWords();
  const { draft, onChange, errorAt, isWrong } = useEditing();
  const { lifecycle } = draft;
  const { days, review } = lifecycle;
  const change = (more: Partial<DraftLifecycle>) =>
    onChange({ ...draft, lifecycle: { ...lifecycle, ...more } });
  const changeReview = (more: Partial<DraftReview>) => {
    const before = review ?? { everyMonths: 3, days: 14, reviewers: [] };
    change({ review: { ...before, ...more } });
  };
  const shown = days === null || spans.includes(days) ? spans : [...spans, days].sort((a, b) => a - b);
  return (
    <Fold
      title={t('make.lifecycle')}
      summary={[
        days === null ? t('make.lifecycle.forever') : t('make.lifecycle.days', { count: days }),
        review === null
          ? t('make.review.none')
          : t('make.lifecycle.review', { often: t(`make.review.${review.everyMonths}`) }),
      ].join(t('common.separator'))}
      isWrong={isWrong('lifecycle')}
    >
      <SelectInput
        label={t('make.expires')}
        value={days === null ? never : String(days)}
        error={errorAt('lifecycle/days')}
        options={[
          ...shown.map((span) => ({ value: String(span), text: t('make.expires.days', { count: span }) })),
          { value: never, text: t('make.expires.never') },
        ]}
        onChange={(value) => change({ days: value === never ? null : Number(value) })}
      />
      <Check isChosen={lifecycle.mayExtend} onChange={(mayExtend) => change({ mayExtend })}>
        {t('make.mayExtend')}
      </Check>
      <SelectInput
        label={t('make.review')}
        value={review === null ? none : String(review.everyMonths)}
        options={[
          { value: none, text: t('make.review.none') },
          ...often.map((months) => ({ value: String(months), text: t(`make.review.${months}`) })),
        ]}
        onChange={(value) => {
          const everyMonths = often.find((months) => String(months) === value);
          if (everyMonths === undefined) change({ review: null });
          else changeReview({ everyMonths });
        }}
      />
      {review !== null && (
        <>
          <NumberInput
            label={t('make.reviewDays')}
            value={review.days}
            error={errorAt('lifecycle/review/days')}
            onChange={(count) => changeReview({ days: count })}
          />
          <People
            label={t('make.reviewers')}
            chosen={review.reviewers}
            onChange={(reviewers) => changeReview({ reviewers })}
          />
          {review.reviewers.length === 0 && <p className="quiet">{t('make.reviewers.self')}</p>}
        </>
      )}
    </Fold>
  );
}
