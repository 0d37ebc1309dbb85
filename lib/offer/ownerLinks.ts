import { type CloudId, clouds, isCloudId } from '../platform/cloud.ts';
import type { ActingAccount, Contact, Offer } from './offer.ts';

/** A message to a resource's owner, as the person will find it in the draft: nothing is sent by opening it. */
export interface OwnerMessage {
  subject: string;
  text: string;
}

/**
 * A mail draft; without an address, to nobody yet. Only the `@` between the two halves of the address stays as it is.
 */
export function mailLink({ mail }: Partial<Contact>, { subject, text }: OwnerMessage): string {
  const at = mail?.lastIndexOf('@') ?? -1;
  const to = mail && `${encodeURIComponent(mail.slice(0, at))}@${encodeURIComponent(mail.slice(at + 1))}`;
  return `mailto:${to ?? ''}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
}

/**
 * A chat draft in Teams ("Deep link to a chat", seen 2026-09: users are user principal names). `undefined` where the
 * map gives none, or the cloud's Teams has no documented deep links.
 */
export function teamsLink(
  { userPrincipalName }: Partial<Contact>,
  { text }: OwnerMessage,
  account: Offer['account'],
): string | undefined {
  const host = clouds[cloudOf(account)].teamsHost;
  if (userPrincipalName === undefined || host === null) return undefined;
  return `https://${host}/l/chat/0/0?users=${encodeURIComponent(userPrincipalName)}&message=${encodeURIComponent(text)}`;
}

/** The first part of a profile's key; nobody signed in: the global one. */
export function cloudOf(account: Pick<ActingAccount, 'profile'> | undefined): CloudId {
  const cloud = account?.profile.split('/')[0];
  return isCloudId(cloud) ? cloud : 'global';
}
