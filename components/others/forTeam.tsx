import { useState } from 'react';
import type { ActingAccount, Contact } from '../../lib/offer/offer.ts';
import { mailLink, type OwnerMessage, teamsLink } from '../../lib/offer/ownerLinks.ts';
import { plainAddress, plainName } from '../../lib/offer/plainName.ts';
import type { Words } from '../../lib/words/words.ts';
import { CopyButton } from '../base/copyButton.tsx';
import { OutLink } from '../base/link.tsx';
import { TextInput } from '../base/textInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { Sendable } from './colleagueText.ts';

/** Nobody requests for a whole team: a group has to be let in by the package's policy, which somebody else owns. */
export function ForTeam({
  sendable,
  account,
  contact,
}: {
  sendable: Sendable;
  account: ActingAccount;
  contact: Contact | undefined;
}) {
  const words = useWords();
  const { t } = words;
  const [group, setGroup] = useState('');
  const message = teamText(sendable, { group, name: contact?.name }, words);
  const chat = contact && teamsLink(contact, message, account);
  return (
    <section className="group">
      <h2 className="small-title">{t('others.team')}</h2>
      <p className="quiet">{t(contact === undefined ? 'others.teamNobody' : 'others.teamHint')}</p>
      <TextInput label={t('others.teamGroup')} value={group} onChange={setGroup} maxLength={120} />
      <div className="actions">
        {contact !== undefined && (
          <OutLink href={mailLink(contact, message)}>{t('owner.mail', { name: contact.name })}</OutLink>
        )}
        {contact !== undefined && chat !== undefined && (
          <OutLink href={chat}>{t('owner.chat', { name: contact.name })}</OutLink>
        )}
        <CopyButton text={message.text} label={t('others.copyTeam')} />
      </div>
    </section>
  );
}

/** Asks to let a group request the package. Names are plain text in it, and the only addresses are ours. */
export function teamText(
  sendable: Sendable,
  { group, name }: { group: string; name: string | undefined },
  { t }: Words,
): OwnerMessage {
  const accessPackage = plainName(sendable.package) ?? t('others.unnamed');
  const known = plainName(group);
  const lines = [
    name === undefined ? t('others.greeting') : t('owner.greeting', { name: plainName(name) ?? '' }),
    t('others.teamText', { package: accessPackage }),
    known && t('others.teamNamed', { name: known }),
    t('others.teamAsk'),
    plainAddress(sendable.page?.url),
    plainAddress(sendable.myAccessUrl),
    plainName(sendable.sender),
  ];
  return {
    subject: t('others.teamSubject', { package: accessPackage }),
    text: lines.filter((line) => line !== undefined).join('\n\n'),
  };
}
