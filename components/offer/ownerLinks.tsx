import type { Contact, Offer } from '../../lib/offer/offer.ts';
import { mailLink, type OwnerMessage, teamsLink } from '../../lib/offer/ownerLinks.ts';
import type { Words } from '../../lib/words/words.ts';
import { OutLink } from '../base/link.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** Two ways to tell the owner, with the message written already; the person sends it, or not. */
export function OwnerLinks({
  offer,
  contact,
  onTold,
}: {
  offer: Offer;
  contact: Contact;
  onTold: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const message = ownerMessage(offer, contact, words);
  const chat = teamsLink(contact, message, offer.account);
  return (
    <>
      <OutLink href={mailLink(contact, message)} onClick={onTold}>
        {t('owner.mail', { name: contact.name })}
      </OutLink>
      {chat !== undefined && (
        <OutLink href={chat} onClick={onTold}>
          {t('owner.chat', { name: contact.name })}
        </OutLink>
      )}
    </>
  );
}

/** Names what was refused as the page names it, its address, and who writes; nothing that the person does not see. */
function ownerMessage({ denial, account }: Offer, { name }: Contact, { t }: Words): OwnerMessage {
  const resource = denial.resourceName ?? denial.resourceUrl ?? t('denied.thisPage');
  const lines = [
    t('owner.greeting', { name }),
    t('owner.text', { resource }),
    denial.resourceUrl,
    t('owner.question'),
    account?.displayName,
  ];
  return {
    subject: t('owner.subject', { resource }),
    text: lines.filter((line) => line !== undefined).join('\n\n'),
  };
}
