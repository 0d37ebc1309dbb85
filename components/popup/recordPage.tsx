import { useId, useState } from 'react';
import { browser } from 'wxt/browser';
import { type Recording, recordPage } from '../../lib/denial/recording.ts';
import { Button } from '../base/button.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { saveFile } from '../base/saveFile.ts';
import { useWords } from '../words/wordsContext.tsx';

/**
 * What an administrator needs to teach Knock a page: shown to the letter, saved as a file by the person, sent nowhere.
 */
export function RecordPage({ tabId, url }: { tabId: number; url: string }) {
  const { t } = useWords();
  const [recording, setRecording] = useState<Recording | 'failed'>();
  const record = () =>
    look(tabId).then(
      (seen) => setRecording(recordPage({ ...seen, url })),
      () => setRecording('failed'),
    );
  return (
    <section className="panel-body">
      <Disclosure label={t('thisPage.record')} onOpen={() => void record()}>
        <Recorded recording={recording} />
      </Disclosure>
    </section>
  );
}

/** What would be shared; `undefined`: it is being read. */
export function Recorded({ recording }: { recording: Recording | 'failed' | undefined }) {
  const { t } = useWords();
  const textId = useId();
  return (
    <>
      <p className="quiet">{t('thisPage.recordText')}</p>
      {recording === 'failed' && <p role="status">{t('thisPage.recordFailed')}</p>}
      {recording !== undefined && recording !== 'failed' && (
        <>
          <label className="field-label" htmlFor={textId}>
            {t('thisPage.recording')}
          </label>
          <textarea
            id={textId}
            className="input recording"
            dir="ltr"
            readOnly
            rows={8}
            value={JSON.stringify(recording, null, 1)}
          />
          <div className="actions">
            <Button onClick={() => save(recording)}>{t('thisPage.save')}</Button>
          </div>
        </>
      )}
    </>
  );
}

/** Reads the page with the right that the click on the toolbar gave for this one tab. Rejects where there is none. */
async function look(tabId: number) {
  const [answer] = await browser.scripting.executeScript({ target: { tabId }, func: readPage });
  if (answer?.result == null) throw new TypeError('nothing was read');
  return answer.result;
}

/** Runs in the page's isolated world; must stand alone. */
function readPage() {
  const [entry] = performance.getEntriesByType('navigation');
  const status = entry !== undefined && 'responseStatus' in entry ? Number(entry.responseStatus) : 0;
  const pageId = document.querySelector('meta[name="PageID"]')?.getAttribute('content');
  return {
    status,
    title: document.title.slice(0, 512),
    text: (document.body?.innerText ?? '').slice(0, 4096),
    ...(typeof pageId === 'string' ? { pageId } : {}),
  };
}

const save = (recording: Recording): void =>
  saveFile('knock-page.jsonl', 'application/x-ndjson', `${JSON.stringify(recording)}\n`);
