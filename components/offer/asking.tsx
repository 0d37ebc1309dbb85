import type { ReactNode } from 'react';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { TextInput } from '../base/textInput.tsx';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { ApproverFacts } from './approverFacts.tsx';
import type { AskingActions } from './offerActions.ts';
import { askingWay, isGuess } from './packageFacts.ts';
import { RequestButton } from './requestButton.tsx';
import type { Offering } from './useOffering.ts';

export interface AskingProps {
  offering: Offering;
  actions: AskingActions;
  myAccessUrl: string | undefined;
  /** What it asks is on its way. */
  isBeingRead: boolean;
  isAskingSite: boolean;
  /** What is sent along is said elsewhere, and what is in doubt only when it is pressed. */
  isShort?: boolean;
  /** Names the package, where several buttons stand below each other. */
  titleId?: string;
  /** Beside the button. */
  children: ReactNode;
}

/** What has to be said and typed for the package that is chosen, and its button. */
export function Asking({ offering, actions, children, ...rest }: AskingProps) {
  const { selected, action, facts } = offering;
  if (selected === undefined) return null;
  return (
    <>
      <Questions offering={offering} isShort={rest.isShort === true} />
      {facts !== undefined && rest.isShort !== true && isSentFromHere(selected) && (
        <ApproverFacts facts={facts} selected={selected} onChange={offering.changeFacts} />
      )}
      {action.failure !== undefined && (
        <FailureNotice
          failure={action.failure}
          myAccessUrl={rest.myAccessUrl}
          onSignIn={() => void action.run(actions.signIn)}
          onRetry={offering.send}
          onOpenRequests={actions.openRequests}
          onOpenForm={() => actions.openForm(selected.accessPackageId)}
          onOpenSettings={actions.openSettings}
        />
      )}
      <div className="actions" aria-busy={rest.isAskingSite}>
        <RequestButton
          selected={selected}
          isBeingRead={rest.isBeingRead}
          isAskingSite={rest.isAskingSite}
          isConfirming={offering.isConfirming}
          busy={action.busy}
          titleId={rest.titleId}
          onSend={offering.send}
          onOpenForm={() => actions.openForm(selected.accessPackageId)}
        />
        {children}
      </div>
    </>
  );
}

/** The form asks the same, filled in. */
const isSentFromHere = (selected: OfferedPackage): boolean =>
  ['oneClick', 'justification', 'guess'].includes(askingWay(selected));

/** What has to be said or asked between the package and the button. */
function Questions({ offering, isShort }: { offering: Offering; isShort: boolean }) {
  const { t } = useWords();
  const { selected } = offering;
  if (selected === undefined) return null;
  const way = askingWay(selected);
  return (
    <>
      {way === 'justification' && (
        <TextInput
          label={t('offer.why')}
          hint={t('offer.whySeen')}
          value={offering.justification}
          onChange={offering.justify}
          error={offering.isMissing ? t('offer.whyMissing') : undefined}
          inputRef={offering.field}
          multiline
          isRequired
        />
      )}
      {way === 'form' && <p className="remark">{t('offer.openFormWhy')}</p>}
      {(!isShort || offering.isConfirming) && (
        <Doubts selected={selected} isConfirming={offering.isConfirming} isShort={isShort} />
      )}
    </>
  );
}

/** Why it takes a second press, and what that press confirms. */
function Doubts({
  selected,
  isConfirming,
  isShort,
}: {
  selected: OfferedPackage;
  isConfirming: boolean;
  isShort: boolean;
}) {
  const { t } = useWords();
  const name = { package: selected.displayName };
  const doubts = [
    isGuess(selected) &&
      (isConfirming
        ? t('offer.confirmGuessText', name)
        : t(selected.match === 'unproven' ? 'offer.unprovenText' : 'offer.guessText')),
    // Before the requirements are read, nobody knows who approves.
    selected.isUnchecked &&
      selected.policies !== undefined &&
      t(
        isShort ? 'find.confirmText' : isConfirming ? 'offer.confirmUncheckedText' : 'offer.uncheckedText',
        name,
      ),
  ].filter((doubt) => typeof doubt === 'string');
  if (doubts.length === 0) return null;
  return (
    <p className="remark" role="status">
      {doubts.join(' ')}
    </p>
  );
}
