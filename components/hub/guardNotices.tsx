import { endOf } from '../../lib/assignments/held.ts';
import { hubHash } from '../../lib/messaging/hubAddress.ts';
import type { AssignmentRow } from '../../lib/store/rows.ts';
import { Button } from '../base/button.tsx';
import { OutLink } from '../base/link.tsx';
import { EmptyState, Notice } from '../base/notice.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** Nobody has to ask for what they have; what may be wrong instead. */
export function HeldNotice(props: { held: AssignmentRow; isBusy: boolean; onLook: () => void }) {
  const words = useWords();
  const { t } = words;
  const end = endOf(props.held);
  return (
    <Notice
      tone="success"
      title={end === undefined ? t('form.held') : t('form.heldUntil', { date: words.formatDate(end) })}
    >
      <p>{t('form.held.do')}</p>
      <div className="actions">
        <a className="button button-secondary" href={hubHash({ name: 'held', assignmentId: props.held.id })}>
          {t('form.held.change')}
        </a>
        <Button look="quiet" busy={props.isBusy} onClick={props.onLook}>
          {t('form.held.look')}
        </Button>
      </div>
    </Notice>
  );
}

/** Packages that rule this one out, as the organisation has told Knock. */
export function IncompatibleNotice(props: { names: readonly string[]; myAccessUrl: string | undefined }) {
  const words = useWords();
  const { t } = words;
  return (
    <Notice
      tone="warning"
      title={t('form.incompatible', {
        count: props.names.length,
        packages: words.formatList(props.names),
      })}
    >
      <p>{t('form.incompatible.do')}</p>
      {props.myAccessUrl !== undefined && (
        <OutLink look="button" href={props.myAccessUrl}>
          {t('common.openMyAccess')}
        </OutLink>
      )}
    </Notice>
  );
}

/** No policy lets this person ask. */
export function NotForYou({ isGone, myAccessUrl }: { isGone: boolean; myAccessUrl: string | undefined }) {
  const { t } = useWords();
  return (
    <EmptyState icon="info" title={isGone ? t('form.gone') : t('form.notForYou')}>
      <p>{t('form.notForYouHint')}</p>
      {myAccessUrl !== undefined && (
        <OutLink look="button" href={myAccessUrl}>
          {t('common.openMyAccess')}
        </OutLink>
      )}
    </EmptyState>
  );
}
