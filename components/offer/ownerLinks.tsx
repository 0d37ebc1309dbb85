import type { Contact, Offer } from '../../lib/offer/offer.ts';
import { ownerLine } from '../../lib/offer/ownerLine.ts';
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
function ownerMessage(offer: Offer, { name }: Contact, { t }: Words): OwnerMessage {
  const { denial, account } = offer;
  const resource = denial.resourceName ?? denial.resourceUrl ?? t('denied.thisPage');
  const { text, question } = ownerWords(offer, resource, t);
  const line =
    offer.state === 'nothing' && offer.resource !== undefined
      ? t('owner.line', { line: ownerLine(offer.resource, offer.need) })
      : undefined;
  const lines = [
    t('owner.greeting', { name }),
    text,
    denial.resourceUrl,
    question,
    account?.displayName,
    line,
  ];
  return {
    subject: t('owner.subject', { resource }),
    text: lines.filter((line) => line !== undefined).join('\n\n'),
  };
}

function ownerWords(offer: Offer, resource: string, t: Words['t']): { text: string; question: string } {
  switch (offer.state) {
    case 'gone':
      return { text: t('owner.text.gone', { resource }), question: t('owner.question.look') };
    case 'held':
      if (offer.why === 'contradiction')
        return {
          text: t('owner.text.contradiction', { resource, package: offer.packageName }),
          question: t('owner.question.look'),
        };
      return { text: t('owner.text.part', { resource }), question: t('owner.question.look') };
    case 'part':
      return { text: t('owner.text.part', { resource }), question: t('owner.question.look') };
    default: {
      const { need } = offer;
      const isMore = need === 'edit' || need === 'manage';
      return {
        text: isMore ? t(`owner.text.${need}`, { resource }) : t('owner.text', { resource }),
        question: t('owner.question'),
      };
    }
  }
}
