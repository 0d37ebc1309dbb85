import type { ActingAccount, Contact } from '../../lib/offer/offer.ts';
import { Disclosure } from '../base/disclosure.tsx';
import { HelpDeskLinks } from '../helpDesk.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { Sendable } from './colleagueText.ts';
import { ForTeam } from './forTeam.tsx';
import { SendToSomeone } from './sendToSomeone.tsx';

export interface ForOthersProps {
  sendable: Sendable;
  account: ActingAccount;
  /** Whom the organisation's map names for it. */
  contact: Contact | undefined;
}

/** What one can do for people who don't report to one: tell them, or whoever can let a team in. */
export function ForOthers(props: ForOthersProps) {
  const { t } = useWords();
  const { sendable, account } = props;
  const details = [sendable.package, sendable.page?.url].filter(Boolean).join('\n');
  return (
    <>
      <SendToSomeone sendable={sendable} account={account} />
      <ForTeam {...props} />
      <Disclosure label={t('others.noHelp')}>
        <p>{t('others.guest')}</p>
        <p>{t('packages.secondAccount')}</p>
        <HelpDeskLinks details={details} />
      </Disclosure>
    </>
  );
}
