import { createContext, useContext } from 'react';
import { mailLink } from '../lib/offer/ownerLinks.ts';
import type { HelpDesk } from '../lib/settings/settings.ts';
import { copyBySelection } from './base/copyText.ts';
import { OutLink } from './base/link.tsx';
import { useWords } from './words/wordsContext.tsx';

/** The help desk that policy names, if it does. */
export const HelpDeskContext = createContext<HelpDesk>({});

/** Beside a text that says *help desk*: ways there, with the details along. Nothing where policy names none. */
export function HelpDeskLinks({ details }: { details: string }) {
  const { t } = useWords();
  const { helpDeskName, helpDeskUrl, helpDeskMail } = useContext(HelpDeskContext);
  const name = helpDeskName ?? t('helpDesk.name');
  return (
    <>
      {helpDeskMail !== undefined && (
        <OutLink href={mailLink({ mail: helpDeskMail }, { subject: t('helpDesk.subject'), text: details })}>
          {t('owner.mail', { name })}
        </OutLink>
      )}
      {helpDeskUrl !== undefined && (
        // At once: a moment later the new tab has the focus, and the browser copies for nobody without it.
        <OutLink href={helpDeskUrl} onClick={() => void copyBySelection(details)}>
          {t('helpDesk.open', { name })}
        </OutLink>
      )}
    </>
  );
}
