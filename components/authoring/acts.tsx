import { hasBegun, isOver } from '../../lib/authoring/standing.ts';
import { Button } from '../base/button.tsx';
import { Confirm } from '../base/confirm.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { ExportButtons } from './asCode.tsx';
import type { PackageEditorProps } from './editorProps.ts';

/** What can be done next. */
export function Acts(props: PackageEditorProps & { onTry: () => void }) {
  const { t } = useWords();
  const { row, isRunning, mode } = props;
  const begun = hasBegun(row);
  const over = isOver(row);
  const isUndoing = row.state === 'undoing';
  const remove = over ? t('make.remove') : t('make.discard');
  return (
    <div className="actions">
      {!over && mode === 'create' && !isUndoing && (
        <Button look="primary" busy={isRunning} onClick={props.onTry}>
          {begun || row.problem !== undefined ? t('make.continue') : t('make.create')}
        </Button>
      )}
      {mode === 'export' && !over && <ExportButtons {...props} />}
      {(begun || isUndoing) && row.state !== 'undone' && mode === 'create' && (isUndoing || !isRunning) && (
        <Confirm
          label={t('make.undo')}
          question={t('make.undoQuestion')}
          yes={t('make.undoYes')}
          no={t('make.undoNo')}
          busy={isRunning}
          onConfirm={props.onUndo}
        />
      )}
      {(!begun || over) && !isUndoing && !isRunning && (
        <Confirm
          label={remove}
          question={over ? t('make.removeQuestion') : t('make.discardQuestion')}
          yes={remove}
          no={over ? t('make.removeNo') : t('make.discardNo')}
          onConfirm={props.onRemove}
        />
      )}
    </div>
  );
}
