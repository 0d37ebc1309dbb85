import { Button } from './base/button.tsx';
import { CopyButton } from './base/copyButton.tsx';
import { useWords } from './words/wordsContext.tsx';

/**
 * What an employee can do before the organisation's registration is known: tell those who can set Knock up. They find
 * the fields in the settings.
 */
export function NotSetUp({ onOpenSettings }: { onOpenSettings?: () => void }) {
  const { t } = useWords();
  return (
    <>
      <p>{t('failure.notConfigured.do')}</p>
      <div className="actions">
        <CopyButton look="primary" text={t('notConfigured.message')} label={t('notConfigured.copy')} />
        {onOpenSettings !== undefined && (
          <Button look="quiet" onClick={onOpenSettings}>
            {t('notConfigured.action')}
          </Button>
        )}
      </div>
    </>
  );
}
