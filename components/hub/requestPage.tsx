import type { ReactNode } from 'react';
import type { AccessPackageRow, GrantRow, RequestRow, RequirementsRow } from '../../lib/store/rows.ts';
import { Icon } from '../base/icons.tsx';
import { OutLink } from '../base/link.tsx';
import { EmptyState, Loading } from '../base/notice.tsx';
import type { KeptDraft } from '../form/formState.ts';
import { RequestForm, type RequestFormProps } from '../form/requestForm.tsx';
import { GrantList } from '../offer/otherGrants.tsx';
import { type ListHandlers, RequestItem } from '../requests/requestItem.tsx';
import { useWords } from '../words/wordsContext.tsx';

export interface RequestPageProps extends Omit<RequestFormProps, 'policies' | 'draft'> {
  accessPackage: Pick<AccessPackageRow, 'displayName' | 'description' | 'contents'> | undefined;
  /** `undefined`: being read. */
  requirements: Pick<RequirementsRow, 'policies'> | undefined;
  grants: readonly Pick<GrantRow, 'originSystem' | 'resourceName' | 'roleName'>[];
  /** Kept, not sent. */
  draft: RequestRow | undefined;
  /** What was answered the last time, filled in where there is no draft. */
  before?: KeptDraft | undefined;
  /** Sent and still open: shown in the form's place. */
  open: RequestRow | undefined;
  /** The list of packages has been read and this one isn't in it. */
  isGone: boolean;
  /** Being read failed; shown with a way to try again. */
  readFailure: ReactNode;
  requestHandlers: ListHandlers;
}

/** Everything one package asks, with what it grants beside it; after sending, where it stands. */
export function RequestPage(props: RequestPageProps) {
  const { t } = useWords();
  const name =
    props.accessPackage?.displayName ?? props.draft?.accessPackageName ?? props.open?.accessPackageName;
  return (
    <>
      <a className="link back" href="#/requests">
        <Icon name="back" mirrored />
        {t('form.back')}
      </a>
      <h1 className="page-title">{name ? t('form.title', { package: name }) : t('form.reading')}</h1>
      {props.accessPackage?.description ? <p>{props.accessPackage.description}</p> : null}
      <Grants {...props} />
      {props.open === undefined ? (
        <FormPart {...props} />
      ) : (
        <ul className="items">
          <RequestItem
            request={props.open}
            handlers={props.requestHandlers}
            myAccessUrl={props.failureHandlers.myAccessUrl}
          />
        </ul>
      )}
    </>
  );
}

function FormPart(props: RequestPageProps) {
  const { t } = useWords();
  const { requirements, draft, failureHandlers } = props;
  if (requirements === undefined) return props.readFailure ?? <Loading text={t('form.reading')} />;
  if (requirements.policies.length === 0)
    return (
      <EmptyState icon="info" title={props.isGone ? t('form.gone') : t('form.notForYou')}>
        <p>{t('form.notForYouHint')}</p>
        {failureHandlers.myAccessUrl !== undefined && (
          <OutLink look="button" href={failureHandlers.myAccessUrl}>
            {t('common.openMyAccess')}
          </OutLink>
        )}
      </EmptyState>
    );
  return (
    <RequestForm
      accessPackageId={props.accessPackageId}
      policies={requirements.policies}
      draft={draft ?? props.before}
      onSubmit={props.onSubmit}
      onSaveDraft={props.onSaveDraft}
      failureHandlers={failureHandlers}
    />
  );
}

function Grants({ accessPackage, grants }: RequestPageProps) {
  const { t } = useWords();
  if (accessPackage === undefined) return null;
  return (
    <section className="what-next">
      <h2 className="small-title">{t('form.grants')}</h2>
      {grants.length === 0 ? (
        <p className="quiet">{t('form.grantsUnread')}</p>
      ) : (
        <GrantList
          grants={grants.map((grant) => ({
            originSystem: grant.originSystem,
            name: grant.resourceName,
            roleName: grant.roleName,
          }))}
        />
      )}
    </section>
  );
}
