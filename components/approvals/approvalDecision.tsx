import { useEffect, useRef, useState } from 'react';
import { isReasonMissing } from '../../lib/entitlement/approval.ts';
import { Button } from '../base/button.tsx';
import { TextInput } from '../base/textInput.tsx';
import { useAction } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { type ApprovalCardProps, ofOne } from './approvalProps.ts';
import { OwnReasons, reasonsFor } from './ownReasons.tsx';

/**
 * Reason in place, then approve or deny. Where a reason is missing, also by the service's own word, it is said beside
 * the field, which gets the focus.
 */
export function ApprovalDecision(props: ApprovalCardProps) {
  const { approval, context, onDecide, onSignIn, myAccessUrl } = props;
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [pressed, setPressed] = useState<'Approve' | 'Deny'>();
  const action = useAction();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isDeciding = action.busy || approval.state === 'deciding';
  // Also while the decision is being sent: only the person may be able to end what delays it.
  const failure = action.failure ?? approval.failure;
  const names = { requestor: approval.requestorName, package: approval.accessPackageName };
  const isDemanded = !isDeciding && isReasonMissing(failure);
  useEffect(() => {
    const isInList = document.activeElement?.getAttribute('role') === 'listbox'; // whose keys decide
    if (isMissing || (isDemanded && !isInList)) field.current?.focus();
  }, [isMissing, isDemanded]);

  const decide = (decision: 'Approve' | 'Deny') => {
    if (isDeciding) return;
    if (approval.isJustificationRequired && reason.trim() === '') return setMissing(true);
    setPressed(decision);
    void action.run(() => ofOne(onDecide([approval.id], decision, reason.trim())));
  };

  const errorOf = () => {
    if (isDemanded && reason.trim() === '') return t('approval.reasonDemanded');
    return isMissing ? t('approval.reasonMissing') : undefined;
  };

  return (
    <>
      <TextInput
        label={approval.isJustificationRequired ? t('approval.reason') : t('approval.reasonOptional')}
        hint={t('approval.reasonSeen', { requestor: approval.requestorName })}
        error={errorOf()}
        value={reason}
        onChange={(text) => {
          setReason(text);
          setMissing(false);
        }}
        isRequired={approval.isJustificationRequired}
        inputRef={field}
        multiline
      />
      {reason === '' && !isDeciding && (
        <OwnReasons
          reasons={reasonsFor(approval, context)}
          onChoose={(former) => {
            setReason(former);
            setMissing(false);
            field.current?.focus();
          }}
        />
      )}
      {failure !== undefined && !isReasonMissing(failure) && (
        <FailureNotice
          failure={failure}
          {...(approval.state === 'deciding' ? { goesOn: 'sending' as const } : {})}
          myAccessUrl={myAccessUrl}
          onSignIn={() => void action.run(onSignIn)}
        />
      )}
      <DecisionButtons
        names={names}
        isDeciding={isDeciding}
        decision={approval.state === 'deciding' ? approval.decision : pressed}
        onDecide={decide}
        onUndo={approval.mayUndo && (() => void action.run(() => ofOne(props.onUndo([approval.id]))))}
      />
    </>
  );
}

const saving = { Approve: 'approval.approving', Deny: 'approval.denying' } as const;

interface DecisionButtonsProps {
  names: { requestor: string; package: string };
  isDeciding: boolean;
  /** Which one that is, where it is known. */
  decision: 'Approve' | 'Deny' | undefined;
  onDecide: (decision: 'Approve' | 'Deny') => void;
  onUndo: (() => void) | undefined;
}

function DecisionButtons({ names, isDeciding, decision, onDecide, onUndo }: DecisionButtonsProps) {
  const { t } = useWords();
  return (
    <div className="actions">
      <Button
        look="primary"
        busy={isDeciding && decision === 'Approve'}
        aria-disabled={isDeciding}
        aria-label={t('approval.approveNamed', names)}
        onClick={() => onDecide('Approve')}
      >
        {t('approval.approve')}
      </Button>
      <Button
        busy={isDeciding && decision === 'Deny'}
        aria-disabled={isDeciding}
        aria-label={t('approval.denyNamed', names)}
        onClick={() => onDecide('Deny')}
      >
        {t('approval.deny')}
      </Button>
      {onUndo !== undefined && (
        <Button aria-label={t('approval.undoNamed', names)} onClick={onUndo}>
          {t('approval.undo')}
        </Button>
      )}
      <span role="status" className="quiet">
        {isDeciding && t(decision === undefined ? 'approval.deciding' : saving[decision])}
      </span>
    </div>
  );
}
