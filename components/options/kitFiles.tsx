import { useState } from 'react';
import { Button } from '../base/button.tsx';
import { saveFile } from '../base/saveFile.ts';
import { useWords } from '../words/wordsContext.tsx';

/** What rolls Knock out in this browser, to save. `undefined`: the files are being made. */
export function KitFiles({ files }: { files: Readonly<Record<string, string>> | 'failed' | undefined }) {
  const { t } = useWords();
  const [saved, setSaved] = useState<string>();
  if (files === 'failed') return <p role="alert">{t('options.kitFailed')}</p>;
  return (
    <>
      <p className="quiet">{t('options.kitText')}</p>
      <ul className="plain-list">
        {Object.entries(files ?? {}).map(([path, content]) => {
          const file = path.slice(path.lastIndexOf('/') + 1);
          return (
            <li key={path}>
              <Button
                look="quiet"
                onClick={() => {
                  saveFile(file, 'application/octet-stream', content);
                  setSaved(file);
                }}
              >
                {t('options.kitSave', { file })}
              </Button>
            </li>
          );
        })}
      </ul>
      <p role="status" className="quiet">
        {saved !== undefined && t('options.kitSaved', { file: saved })}
      </p>
    </>
  );
}
