import { Button } from '../base/button.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { ApprovalCardProps } from './approvalProps.ts';

const most = 3;

/** What this person wrote about the same package, the latest first. */
export function reasonsFor(
  { accessPackageId }: ApprovalCardProps['approval'],
  context: ApprovalCardProps['context'],
): string[] {
  const own = context?.decisions.filter((one) => one.accessPackageId === accessPackageId) ?? [];
  return [...new Set(own.map(({ reason }) => reason).filter((reason) => reason !== ''))].slice(0, most);
}

/** Puts one into the field, where it can be changed. */
export function OwnReasons({
  reasons,
  onChoose,
}: {
  reasons: readonly string[];
  onChoose: (reason: string) => void;
}) {
  const { t } = useWords();
  if (reasons.length === 0) return null;
  return (
    <ul className="own-reasons" aria-label={t('approval.ownReasons')}>
      {reasons.map((reason) => (
        <li key={reason}>
          <Button
            look="quiet"
            aria-label={t('approval.useReason', { reason })}
            onClick={() => onChoose(reason)}
          >
            <bdi>{reason}</bdi>
          </Button>
        </li>
      ))}
    </ul>
  );
}
