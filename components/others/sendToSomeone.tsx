import { useState } from 'react';
import type { ActingAccount } from '../../lib/offer/offer.ts';
import { mailLink, teamsLink } from '../../lib/offer/ownerLinks.ts';
import { CopyButton } from '../base/copyButton.tsx';
import { OutLink } from '../base/link.tsx';
import { TextInput } from '../base/textInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { colleagueText, type Sendable } from './colleagueText.ts';

interface SendToSomeoneProps {
  sendable: Sendable;
  account: ActingAccount;
}

/** A text about a package for anybody: copied, or as a draft that the person sends or not. It needs no right. */
export function SendToSomeone({ sendable, account }: SendToSomeoneProps) {
  const words = useWords();
  const { t } = words;
  const [typed, setTyped] = useState('');
  const message = colleagueText(sendable, words);
  const mail = typed.trim();
  const isAddress = oneAddress.test(mail);
  const to = isAddress ? { mail, userPrincipalName: mail } : {};
  const chat = message && teamsLink(to, message, account);
  return (
    <section className="group">
      <h2 className="small-title">{t('others.title')}</h2>
      {message === undefined ? (
        <p className="quiet">{t('others.nothing')}</p>
      ) : (
        <>
          <p className="quiet">{t('others.hint')}</p>
          <TextInput
            label={t('others.mail')}
            hint={t('others.mailHint')}
            error={mail === '' || isAddress || !mail.includes('@') ? undefined : t('others.mailWrong')}
            value={typed}
            onChange={setTyped}
            maxLength={320}
            isCode
          />
          <div className="field">
            <p className="field-label">{t('others.preview')}</p>
            <pre className="detail" dir="auto">
              {message.text}
            </pre>
          </div>
          <div className="actions">
            <CopyButton look="primary" text={message.text} label={t('others.copy')} />
            <OutLink href={mailLink(to, message)}>{t('others.mailDraft')}</OutLink>
            {chat !== undefined && <OutLink href={chat}>{t('others.chatDraft')}</OutLink>}
          </div>
        </>
      )}
    </section>
  );
}

/** One address and nothing beside it: a comma, a quote or a question mark would name another one, or more. */
const oneAddress = /^[^\s@,;:<>()"'?&\\[\]]{1,64}@[^\s@,;:<>()"'?&\\[\]]+\.[^\s@,;:<>()"'?&\\[\]]{2,63}$/;
