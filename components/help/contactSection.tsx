import { contactFile } from '../../lib/contact/contactFile.ts';
import { mostCalls, readings } from '../../lib/contact/readings.ts';
import { rowNames } from '../../lib/contact/rows.ts';
import type { ContactRow } from '../../lib/contact/seen.ts';
import { Button } from '../base/button.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { Section } from '../options/section.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { ContactRows } from './contactRows.tsx';
import { Table } from './table.tsx';

export interface ContactSectionProps {
  /** `off`: by policy; `signedOut`: nobody to ask as. */
  state: 'off' | 'signedOut' | 'ready' | 'running' | 'done';
  /** What is known so far. */
  rows: readonly ContactRow[];
  onStart: () => void;
  onSave: (text: string) => void;
}

/** Asks how the tenant answers: the calls are shown first, then what came, then the file before it is saved. */
export function ContactSection({ state, rows, onStart, onSave }: ContactSectionProps) {
  const { t } = useWords();
  if (state === 'off' || state === 'signedOut')
    return (
      <Section title={t('contact.title')}>
        <p className="quiet">{t(state === 'off' ? 'contact.off' : 'contact.signInFirst')}</p>
      </Section>
    );
  return (
    <Section title={t('contact.title')}>
      <p className="quiet">{t('contact.text')}</p>
      <Disclosure label={t('contact.callsShow', { count: mostCalls })}>
        <Calls />
      </Disclosure>
      <div className="actions">
        <Button busy={state === 'running'} onClick={onStart}>
          {t(state === 'done' ? 'contact.again' : 'contact.start')}
        </Button>
        <span role="status" className="quiet">
          {state === 'running' && t('contact.running', { count: rows.length, all: rowNames.length })}
          {state === 'done' &&
            t('contact.done', { count: rows.filter(({ answer }) => answer !== 'nothing').length })}
        </span>
      </div>
      {rows.length > 0 && <ContactRows rows={rows} />}
      {state === 'done' && <SaveFile text={contactFile(rows)} onSave={onSave} />}
    </Section>
  );
}

function Calls() {
  const { t } = useWords();
  return (
    <Table heads={[t('contact.call'), t('contact.callMost')]}>
      {Object.entries(readings).map(([name, { as, method, path, most }]) => (
        <tr key={name}>
          <td>
            <code className="code" dir="ltr">
              {method} {path}
            </code>
            {as === 'approver' && <span className="quiet"> {t('contact.approverCall')}</span>}
          </td>
          <td>{most}</td>
        </tr>
      ))}
    </Table>
  );
}

/** The button stands below the text that it saves. */
function SaveFile({ text, onSave }: { text: string; onSave: (text: string) => void }) {
  const { t } = useWords();
  return (
    <>
      <p className="quiet">{t('contact.default')}</p>
      <Disclosure label={t('contact.saveShow')}>
        <p>{t('contact.saveHint')}</p>
        <pre className="detail" dir="ltr">
          {text}
        </pre>
        <div className="actions">
          <Button onClick={() => onSave(text)}>{t('contact.save')}</Button>
        </div>
      </Disclosure>
    </>
  );
}
