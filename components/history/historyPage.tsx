import { useState } from 'react';
import { isOpen } from '../../lib/entitlement/request.ts';
import type { Result } from '../../lib/platform/failure.ts';
import { toCsv, toJson } from '../../lib/requests/history/historyExport.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { Confirm } from '../base/confirm.tsx';
import { EmptyState, Notice } from '../base/notice.tsx';
import { clockIcon } from '../base/pageIcons.ts';
import { fileName } from '../base/saveFile.ts';
import { useAction } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { filterHistory, noFilter, packageNames } from './filterHistory.ts';
import { HistoryEntry } from './historyEntry.tsx';
import { HistoryFilters } from './historyFilters.tsx';

export interface HistoryPageProps {
  requests: readonly RequestRow[];
  /** Rows that have lost their shape: counted, left out, and removable. */
  brokenIds: readonly string[];
  account: string;
  retentionDays: number;
  onErase: (requestIds: string[]) => Promise<Result<unknown>>;
  onSave: (name: string, type: string, content: string) => void;
}

/** Everything that was asked for on this account, from the device alone: found, filtered, taken along, erased. */
export function HistoryPage(props: HistoryPageProps) {
  const words = useWords();
  const { t } = words;
  const [filter, setFilter] = useState(noFilter);
  const shown = filterHistory(props.requests, filter, words.formatLocale);
  return (
    <>
      <p className="quiet">
        {t('history.offline')} {keptWords()}
      </p>
      <Broken {...props} />
      {props.requests.length === 0 ? (
        <EmptyState icon={clockIcon} title={t('history.empty')} />
      ) : (
        <>
          <HistoryFilters
            filter={filter}
            names={packageNames(props.requests)}
            states={new Set(props.requests.map((row) => row.state))}
            onChange={setFilter}
          />
          <p role="status">{t('history.count', { count: shown.length })}</p>
          <Tools {...props} shown={shown} />
          {shown.length === 0 && <p className="quiet">{t('history.none')}</p>}
          <ul className="items">
            {shown.map((request) => (
              <HistoryEntry key={request.id} request={request} onErase={(id) => props.onErase([id])} />
            ))}
          </ul>
        </>
      )}
    </>
  );

  function keptWords(): string {
    return t('history.kept', { duration: words.formatDuration(`P${props.retentionDays}D`) });
  }
}

/** What can be done with everything that is shown. */
function Tools(props: HistoryPageProps & { shown: readonly RequestRow[] }) {
  const { t } = useWords();
  const now = useNow();
  const action = useAction();
  const [saved, setSaved] = useState('');
  const { shown, onSave } = props;
  const over = shown.filter((row) => !isOpen(row.state)).map((row) => row.id);
  const save = (extension: 'csv' | 'json', type: string, content: string) => {
    const name = fileName('history', now, extension);
    onSave(name, type, content);
    setSaved(t('history.exported', { file: name }));
  };
  return (
    <>
      <div className="actions">
        <Button onClick={() => save('csv', 'text/csv;charset=utf-8', toCsv(shown))}>
          {t('history.csv')}
        </Button>
        <Button onClick={() => save('json', 'application/json', toJson(shown, props.account, now))}>
          {t('history.json')}
        </Button>
        {over.length > 0 && (
          <Confirm
            label={t('history.eraseAll')}
            question={t('history.eraseAllQuestion', { count: over.length })}
            yes={t('history.eraseYes')}
            no={t('history.eraseNo')}
            busy={action.busy}
            onConfirm={() => void action.run(() => props.onErase(over))}
          />
        )}
        <span role="status" className="quiet">
          {saved}
        </span>
      </div>
      {action.failure !== undefined && <FailureNotice failure={action.failure} />}
    </>
  );
}

function Broken({ brokenIds, onErase }: HistoryPageProps) {
  const { t } = useWords();
  const action = useAction();
  if (brokenIds.length === 0) return null;
  return (
    <Notice tone="warning" title={t('history.skipped', { count: brokenIds.length })}>
      <Button busy={action.busy} onClick={() => void action.run(() => onErase([...brokenIds]))}>
        {t('history.skippedErase')}
      </Button>
    </Notice>
  );
}
