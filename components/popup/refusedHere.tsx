import { Button } from '../base/button.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** Above the tabs, where Knock claims nothing of the page behind the popup: the person may know better. */
export function RefusedHere({ onOpen }: { onOpen: () => void }) {
  const { t } = useWords();
  const open = () => {
    onOpen();
    // This line goes with the press; the tab that it opened takes the focus.
    setTimeout(() => document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus());
  };
  return (
    <p className="refused-here quiet">
      {t('find.refusedHere')}{' '}
      <Button look="quiet" onClick={open}>
        {t('find.refusedHereAction')}
      </Button>
    </p>
  );
}
