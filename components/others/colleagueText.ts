import type { OwnerMessage } from '../../lib/offer/ownerLinks.ts';
import { plainAddress, plainName } from '../../lib/offer/plainName.ts';
import type { Words } from '../../lib/words/words.ts';

/** What one may tell somebody of a package. */
export interface Sendable {
  package: string;
  /** My Access on this package, with the tenant in it: for whoever has no Knock, and for guests. */
  myAccessUrl: string | undefined;
  /** The page that refused: whoever has Knock meets the card there. */
  page?: { name?: string | undefined; url?: string | undefined } | undefined;
  /** Who writes. */
  sender: string;
}

/**
 * The text for a colleague; `undefined`: there is no address that would help them. Names are the page's and the
 * directory's, so they stand in it as plain text; the only addresses are the page's own and that of My Access.
 */
export function colleagueText(sendable: Sendable, { t }: Words): OwnerMessage | undefined {
  const pageUrl = plainAddress(sendable.page?.url);
  const myAccess = plainAddress(sendable.myAccessUrl);
  if (pageUrl === undefined && myAccess === undefined) return undefined;
  const accessPackage = plainName(sendable.package) ?? t('others.unnamed');
  const resource = plainName(sendable.page?.name);
  const about =
    resource === undefined
      ? t('others.text', { package: accessPackage })
      : t('others.textNamed', { package: accessPackage, resource });
  const parts = [
    t('others.greeting'),
    about,
    pageUrl && `${t('others.withKnock')}\n${pageUrl}`,
    myAccess && `${t(pageUrl === undefined ? 'others.inMyAccess' : 'others.withoutKnock')}\n${myAccess}`,
    plainName(sendable.sender),
  ];
  return {
    subject: t('others.subject', { package: accessPackage }),
    text: parts.filter((part) => part !== undefined).join('\n\n'),
  };
}
