import { isCancellable, isEnd } from '../../lib/entitlement/request.ts';
import type { RequestSummary } from '../../lib/offer/offer.ts';
import type { Result } from '../../lib/platform/failure.ts';
import { Button } from '../base/button.tsx';
import { Confirm } from '../base/confirm.tsx';
import type { Action } from '../base/useAction.ts';
import { GuardedButton } from '../guard/guardedButton.tsx';
import { useGuard } from '../guard/useClickGuard.ts';
import { useWords } from '../words/wordsContext.tsx';
import { changeOf } from './changeStory.ts';

/** What one can do about a request of one's own. */
export interface RequestHandlers {
  cancel(requestId: string): Promise<Result<unknown>>;
  open(requestId: string): Promise<Result<unknown>>;
  signIn(): Promise<Result<unknown>>;
  openForm(accessPackageId: string): void;
  /** What is held, where another end or giving up is asked for; only where changes are listed. */
  openHeld?(assignmentId: string): void;
}

interface RequestActionsProps {
  request: RequestSummary;
  handlers: RequestHandlers;
  action: Action;
  /** The next step alone. */
  isShort?: boolean;
}

/** There is a step that only the person can take, and nothing else to do. */
export const hasNextStep = ({ state, returnTo }: RequestSummary): boolean =>
  state === 'draft' || (returnTo !== undefined && (state === 'delivered' || state === 'usable'));

/** The next step of a request: back to the page, once more, or never mind. At most one of them is primary. */
export function RequestActions(props: RequestActionsProps) {
  const { request, handlers, action, isShort = false } = props;
  const { t } = useWords();
  const { isElsewhere } = useGuard();
  const canOpen = hasNextStep(request) && request.state !== 'draft';
  const change = changeOf(request);
  const openForm = () =>
    change === undefined || request.assignmentId === undefined
      ? handlers.openForm(request.accessPackageId)
      : handlers.openHeld?.(request.assignmentId);
  const canAskAgain = isEnd(request.state) && request.state !== 'usable' && change !== 'userRemove';
  return (
    <>
      {canOpen && (
        <GuardedButton busy={action.busy} onPress={() => void action.run(() => handlers.open(request.id))}>
          {t(openLabel(request))}
        </GuardedButton>
      )}
      {request.state === 'draft' && (
        <Button look="primary" onClick={openForm}>
          {t('request.continue')}
        </Button>
      )}
      {!isShort && canAskAgain && <Button onClick={openForm}>{t('request.again')}</Button>}
      {!isShort && isCancellable(request.state) && isElsewhere !== true && <Cancel {...props} />}
    </>
  );
}

/** A launcher's link begins a new sign-in, which is what an application needs that still says no. */
function openLabel({ usability, returnTo }: RequestSummary) {
  if (usability?.verdict !== 'refuses') return 'request.open';
  return isLauncher(returnTo) ? 'usable.signInAgain' : 'request.openAgain';
}

const isLauncher = (url = ''): boolean => /^https:\/\/(?:launcher\.)?myapp(?:s|lications)\./.test(url);

/** Nothing of a draft has left this device: it is discarded, not cancelled. */
function Cancel({ request, handlers, action }: RequestActionsProps) {
  const { t } = useWords();
  const names = { package: request.accessPackageName };
  const said =
    request.state === 'draft'
      ? {
          label: t('request.discard'),
          accessibleLabel: t('request.discardNamed', names),
          question: t('request.discardQuestion'),
          yes: t('request.discardYes'),
        }
      : {
          label: t('request.cancel'),
          accessibleLabel: t('request.cancelNamed', names),
          question: t('request.cancelQuestion'),
          yes: t('request.cancelYes'),
        };
  return (
    <Confirm
      {...said}
      no={t('request.cancelNo')}
      busy={action.busy}
      onConfirm={() => void action.run(() => handlers.cancel(request.id))}
    />
  );
}
