import type { ReactNode } from 'react';
import { type Extension, extensionOf } from '../../lib/assignments/extension.ts';
import { endOf } from '../../lib/assignments/held.ts';
import type { PolicyRequirements } from '../../lib/entitlement/request.ts';
import type { AssignmentRow, RequestRow } from '../../lib/store/rows.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { Icon } from '../base/icons.tsx';
import { OutLink } from '../base/link.tsx';
import { Loading, Notice } from '../base/notice.tsx';
import { backIcon } from '../base/pageIcons.ts';
import { PageTitle } from '../hub/pageTitle.tsx';
import type { ListHandlers } from '../requests/listedRequest.ts';
import { RequestItem } from '../requests/requestItem.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { ExtendForm, type ExtendFormProps } from './extendForm.tsx';
import { nameOf } from './heldWords.ts';

export interface ExtendPageProps
  extends Pick<
    ExtendFormProps,
    'before' | 'answered' | 'languages' | 'onSend' | 'onSaveDraft' | 'failureHandlers'
  > {
  held: AssignmentRow | undefined;
  /** `undefined`: being read. */
  policies: readonly PolicyRequirements[] | undefined;
  /** Being read failed; shown with a way to try again. */
  readFailure: ReactNode;
  /** A change of it that was sent and is not over: shown in the form's place. */
  open: RequestRow | undefined;
  requestHandlers: ListHandlers;
}

/** Until when one has something, and how to have it for longer. */
export function ExtendPage(props: ExtendPageProps) {
  const words = useWords();
  const { t } = words;
  const { held } = props;
  const end = held && endOf(held);
  return (
    <>
      <a className="link back" href="#/held">
        <Icon name={backIcon} mirrored />
        {t('extend.back')}
      </a>
      <PageTitle>
        {held === undefined ? t('extend.gone') : t('extend.title', { package: nameOf(held, words) })}
      </PageTitle>
      {end !== undefined && <p>{t('extend.now', { date: words.formatDate(end) })}</p>}
      {props.open !== undefined ? (
        <section>
          <h2 className="visually-hidden">{t('hub.yourRequest')}</h2>
          <ul className="items">
            <RequestItem
              request={props.open}
              handlers={props.requestHandlers}
              myAccessUrl={props.failureHandlers.myAccessUrl}
            />
          </ul>
        </section>
      ) : (
        held !== undefined && <Way {...props} held={held} end={end} />
      )}
    </>
  );
}

function Way(props: ExtendPageProps & { held: AssignmentRow; end: number | undefined }) {
  const { t } = useWords();
  const now = useNow();
  const { held, end, policies } = props;
  if (end === undefined) return <p>{t('extend.noEnd')}</p>;
  const extension = extensionOf(held, policies, now);
  if (extension === undefined) return props.readFailure ?? <Loading text={t('form.reading')} />;
  if (extension.kind !== 'extend') return <NoWay {...props} extension={extension} />;
  return (
    <ExtendForm
      extension={extension}
      accessPackageId={held.accessPackageId}
      end={end}
      before={props.before}
      answered={props.answered}
      languages={props.languages}
      onSend={props.onSend}
      onSaveDraft={props.onSaveDraft}
      failureHandlers={props.failureHandlers}
    />
  );
}

type Other = Exclude<Extension, { kind: 'extend' }>;

/** Why there is no other end to choose, and what helps instead. */
function NoWay(props: ExtendPageProps & { held: AssignmentRow; extension: Other }) {
  const { t } = useWords();
  const { extension, held, failureHandlers } = props;
  const myAccess = failureHandlers.myAccessUrl !== undefined && (
    <OutLink look="button" href={failureHandlers.myAccessUrl}>
      {t('common.openMyAccess')}
    </OutLink>
  );
  switch (extension.kind) {
    case 'noEnd':
      return <p>{t('extend.noEnd')}</p>;
    case 'myAccess':
      return (
        <Notice tone="info" title={t('extend.myAccess')}>
          {myAccess}
        </Notice>
      );
    case 'notNamed':
      return (
        <Notice tone="info" title={t('extend.notNamed')}>
          <p>{t('extend.notNamedDo')}</p>
          {myAccess}
        </Notice>
      );
    case 'notAllowed':
      return (
        <Notice tone="warning" title={t('extend.notAllowed')}>
          <p>{t('extend.notAllowedDo')}</p>
          {myAccess}
        </Notice>
      );
    case 'askAgain':
      return (
        <Notice tone="info" title={t(`extend.${extension.why}`)}>
          <p>{t('extend.fixedDo')}</p>
          <div className="actions">
            <Button look="primary" onClick={() => props.requestHandlers.openForm(held.accessPackageId)}>
              {t('extend.askAgain')}
            </Button>
            {myAccess}
          </div>
        </Notice>
      );
    default:
      return extension satisfies never;
  }
}
