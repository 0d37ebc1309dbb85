import { hasBegun, isOver } from '../../lib/authoring/standing.ts';
import { OutLink } from '../base/link.tsx';
import { Notice } from '../base/notice.tsx';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { PackageEditorProps } from './editorProps.ts';
import { Progress } from './progress.tsx';

/** What became of it. */
export function Outcome({ row, isRunning, failure, mode, inPortal, onCreate }: PackageEditorProps) {
  const { t } = useWords();
  const over = isOver(row);
  return (
    <>
      {row.state === 'created' && (
        <Notice tone="success" title={t('make.done')}>
          <p>{t('make.done.text')}</p>
        </Notice>
      )}
      {row.state === 'undone' && <Notice tone="success" title={t('make.undone')} />}
      {(hasBegun(row) || row.problem !== undefined || isRunning) && (
        <Progress row={row} isRunning={isRunning} />
      )}
      {row.state === 'created' && inPortal.length > 0 && (
        <>
          <p>{t('make.portal.text')}</p>
          <ul className="plain-list">
            {inPortal.map(({ name, url }) => (
              <li key={url}>
                <OutLink href={url}>{t('make.portal', { name })}</OutLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {failure !== undefined && <FailureNotice failure={failure} onSignIn={onCreate} />}
      {mode === 'export' && !over && <p>{t('make.off')}</p>}
    </>
  );
}
