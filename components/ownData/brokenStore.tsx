import { useState } from 'react';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { Confirm } from '../base/confirm.tsx';
import { fileName } from '../base/saveFile.ts';
import { useWords } from '../words/wordsContext.tsx';

export interface BrokenStoreProps {
  onExport: () => Promise<string>;
  onReset: () => Promise<void>;
  onSave: (name: string, type: string, content: string) => void;
}

/** For a database that cannot be used: take along what can be read, then start anew. Nothing happens by itself. */
export function BrokenStore({ onExport, onReset, onSave }: BrokenStoreProps) {
  const { t } = useWords();
  const now = useNow();
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const attempt = async (task: () => Promise<string>) => {
    setBusy(true);
    setSaid(await task().catch(() => t('data.exportFailed')));
    setBusy(false);
  };
  return (
    <>
      <p>{t('data.brokenDo')}</p>
      <div className="actions">
        <Button
          busy={isBusy}
          onClick={() =>
            void attempt(async () => {
              const content = await onExport();
              const name = fileName('data', now, 'json');
              onSave(name, 'application/json', content);
              return t('data.exported', { file: name });
            })
          }
        >
          {t('data.exportBroken')}
        </Button>
        <Confirm
          label={t('data.reset')}
          question={t('data.resetQuestion')}
          yes={t('data.resetYes')}
          no={t('data.resetNo')}
          busy={isBusy}
          onConfirm={() =>
            void attempt(async () => {
              await onReset();
              return t('data.resetDone');
            })
          }
        />
      </div>
      <p role="status">{said}</p>
    </>
  );
}
