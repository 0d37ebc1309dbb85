import { type CloudId, isCloudId } from '../platform/cloud.ts';
import { mailUrl, teamsUrl } from '../requests/reminderLinks.ts';
import type { Contact, Offer } from './offer.ts';

/** A message to a resource's owner, as the person will find it in the draft: nothing is sent by opening it. */
export interface OwnerMessage {
  subject: string;
  text: string;
}

/** A mail draft; lines end as mail wants it. */
export const mailLink = ({ mail }: Contact, { subject, text }: OwnerMessage): string =>
  mailUrl(mail, subject, text.replaceAll('\n', '\r\n'));

/** A chat draft; `undefined` where the map gives no user principal name, or the cloud has no documented links. */
export const teamsLink = (
  { userPrincipalName }: Contact,
  { text }: OwnerMessage,
  account: Offer['account'],
): string | undefined =>
  userPrincipalName === undefined ? undefined : teamsUrl(cloudOf(account), userPrincipalName, text);

/** The first part of a profile's key; nobody signed in: the global one. */
function cloudOf(account: Offer['account']): CloudId {
  const cloud = account?.profile.split('/')[0];
  return isCloudId(cloud) ? cloud : 'global';
}
