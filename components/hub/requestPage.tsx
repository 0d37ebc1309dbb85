import type { ReactNode } from 'react';
import type { Report } from '../../lib/graph/api.ts';
import type { AssignmentRow, RequestRow } from '../../lib/store/rows.ts';
import type { AccessPackageRow, GrantRow, RequirementsRow } from '../../lib/store/rowsOfIndex.ts';
import type { Words } from '../../lib/words/words.ts';
import { Button } from '../base/button.tsx';
import { Icon } from '../base/icons.tsx';
import { OutLink } from '../base/link.tsx';
import { Loading, Notice } from '../base/notice.tsx';
import { backIcon } from '../base/pageIcons.ts';
import type { Reports } from '../data/useReports.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { RequestForm, type RequestFormProps } from '../form/requestForm.tsx';
import { type Target, TargetPicker } from '../form/targetPicker.tsx';
import { GrantList } from '../offer/otherGrants.tsx';
import { ForOthers, type ForOthersProps } from '../others/forOthers.tsx';
import type { ListHandlers } from '../requests/listedRequest.ts';
import { RequestItem } from '../requests/requestItem.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { Returned } from './aboutRequest.ts';
import { HeldNotice, IncompatibleNotice, NotForYou } from './guardNotices.tsx';
import { PageTitle } from './pageTitle.tsx';

export interface RequestPageProps extends Omit<RequestFormProps, 'policies' | 'targets'> {
  accessPackage: Pick<AccessPackageRow, 'displayName' | 'description' | 'contents'> | undefined;
  /** The name a request of before has kept, where the package can't be read. */
  knownAs: string | undefined;
  /** `undefined`: being read. */
  requirements: Pick<RequirementsRow, 'policies'> | undefined;
  grants: readonly Pick<GrantRow, 'originSystem' | 'resourceName' | 'roleName'>[];
  /** Sent and still open, one's own or those of the chosen people: shown in the form's place. */
  open: readonly RequestRow[];
  /** The chosen people whom one can still ask for. */
  remaining: readonly Report[];
  /** It was sent in this very tab: how to go back to the page that was refused, if it came from one. */
  sent: { onBack: (() => void) | undefined } | undefined;
  /** The person has it already. */
  held: AssignmentRow | undefined;
  /** Names of packages the person has, or asked for, that rule this one out. */
  incompatible: readonly string[];
  /** Names of everything the person has: after a refusal one of them may be the reason. */
  heldNames: readonly string[];
  /** Why drafts came back, and whose they are. */
  returned: readonly Returned[];
  /** Who reports to the person; nobody where asking for others is off. */
  reports: Reports;
  target: Target;
  onTarget: (target: Target) => void;
  /** What can be sent to anybody. */
  sending: ForOthersProps;
  look: { isBusy: boolean; onLook: () => void };
  /** The list of packages has been read and this one isn't in it. */
  isGone: boolean;
  /** Being read failed; shown with a way to try again. */
  readFailure: ReactNode;
  requestHandlers: ListHandlers;
}

/** Everything one package asks, with what it grants beside it; after sending, where it stands. */
export function RequestPage(props: RequestPageProps) {
  const { t } = useWords();
  const name = props.accessPackage?.displayName ?? props.knownAs;
  const { people } = props.reports;
  return (
    <>
      <a className="link back" href="#/requests">
        <Icon name={backIcon} mirrored />
        {t('form.back')}
      </a>
      <PageTitle>{titleOf(props, name, t)}</PageTitle>
      {props.accessPackage?.description ? <p>{props.accessPackage.description}</p> : null}
      <Grants {...props} />
      {(people.length > 0 || props.target !== 'me') && (
        <TargetPicker reports={people} target={props.target} onChange={props.onTarget} />
      )}
      {people.length === 0 && props.target !== 'me' && <NobodyNamed {...props} />}
      {props.target.length === 0 ? <ForOthers {...props.sending} /> : <Answer {...props} />}
      {people.length === 0 && props.target === 'me' && (
        <div className="actions">
          <Button look="quiet" icon="person" onClick={() => props.onTarget([])}>
            {t('form.target.other')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Why nobody can be chosen, and what to do instead. */
function NobodyNamed({ reports: { failure, readAgain }, failureHandlers }: RequestPageProps) {
  const { t } = useWords();
  if (failure === undefined) return null;
  if (failure.kind !== 'forbidden')
    return <FailureNotice failure={failure} {...failureHandlers} onRetry={readAgain} />;
  return (
    <Notice tone="info" title={t('form.target.untold')}>
      <p>{t('form.target.untold.do')}</p>
      {failureHandlers.myAccessUrl && (
        <OutLink look="button" href={failureHandlers.myAccessUrl}>
          {t('form.goToMyAccess')}
        </OutLink>
      )}
    </Notice>
  );
}

/** The tab's name, too: it says no longer that something is read once nothing is. */
function titleOf({ isGone, readFailure }: RequestPageProps, name: string | undefined, t: Words['t']): string {
  if (name) return t('form.title', { package: name });
  return t(isGone || readFailure !== undefined ? 'form.unavailable' : 'form.reading');
}

/** For the person that is chosen: where it stands, why it can't be asked for, or the form. */
function Answer(props: RequestPageProps) {
  const { t } = useWords();
  const { open, target, remaining } = props;
  const isDone = target === 'me' ? open.length > 0 : remaining.length === 0;
  return (
    <>
      {open.length > 0 && (
        <section>
          <h2 className="visually-hidden">{t('hub.yourRequest')}</h2>
          {target === 'me' && props.sent && <Sent {...props.sent} />}
          <ul className="items">
            {open.map((request) => (
              <RequestItem
                key={request.id}
                request={request}
                handlers={props.requestHandlers}
                myAccessUrl={props.failureHandlers.myAccessUrl}
              />
            ))}
          </ul>
        </section>
      )}
      {!isDone && <Asking {...props} />}
    </>
  );
}

function Asking(props: RequestPageProps) {
  const { t } = useWords();
  const { requirements, failureHandlers } = props;
  const { myAccessUrl } = failureHandlers;
  if (props.held !== undefined) return <HeldNotice held={props.held} {...props.look} />;
  if (props.incompatible.length > 0)
    return <IncompatibleNotice names={props.incompatible} myAccessUrl={myAccessUrl} />;
  if (requirements === undefined) return props.readFailure ?? <Loading text={t('form.reading')} />;
  if (requirements.policies.length === 0)
    return <NotForYou isGone={props.isGone} myAccessUrl={myAccessUrl} />;
  return (
    <>
      <CameBack {...props} />
      <FormOf {...props} policies={requirements.policies} />
    </>
  );
}

/** It is done, and nothing more is to do here. */
function Sent({ onBack }: NonNullable<RequestPageProps['sent']>) {
  const { t } = useWords();
  return (
    <Notice tone="success" title={t('form.sent')}>
      <p>{t('form.sentHint')}</p>
      {onBack && <Button onClick={onBack}>{t('form.backToPage')}</Button>}
    </Notice>
  );
}

/** Why what was typed came back, and whose it was, before the form with it. */
function CameBack({ returned, heldNames, failureHandlers }: RequestPageProps) {
  const words = useWords();
  const isUnexplained = returned.some(
    ({ name, failure }) =>
      name === undefined && failure.kind === 'notRequestable' && failure.why === 'refused',
  );
  return (
    <>
      {returned.map(({ name, failure }) => (
        <div key={name} className="field">
          {name !== undefined && <h2 className="small-title">{name}</h2>}
          <FailureNotice failure={failure} {...failureHandlers} />
        </div>
      ))}
      {isUnexplained && heldNames.length > 0 && (
        <p>{words.t('form.refusedHeld', { packages: words.formatList(heldNames) })}</p>
      )}
    </>
  );
}

function FormOf(props: RequestPageProps & Pick<RequestFormProps, 'policies'>) {
  return (
    <RequestForm
      accessPackageId={props.accessPackageId}
      policies={props.policies}
      earlier={props.earlier}
      page={props.page}
      languages={props.languages}
      targets={props.remaining}
      waiting={props.waiting}
      onSubmit={props.onSubmit}
      onSaveDraft={props.onSaveDraft}
      failureHandlers={props.failureHandlers}
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
