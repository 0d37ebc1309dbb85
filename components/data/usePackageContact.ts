import type { Contact } from '../../lib/offer/offer.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import type { AnsweredDenial } from './useAnsweredPage.ts';
import { useMapContacts } from './useMapContacts.ts';
import { useRequestFacts } from './useRequestFacts.ts';

/** Whom the organisation's map names: for what was refused, else for what the package includes. */
export function usePackageContact(
  { profile }: ProfileRow,
  settings: Settings,
  accessPackageId: string,
  denial: AnsweredDenial | null,
  isWanted: boolean,
): Contact | undefined {
  const contacts = useMapContacts(settings, isWanted);
  const facts = useRequestFacts(profile, contacts);
  const refused = denial?.resources.map(({ key }) => key) ?? [];
  return contacts.find(({ key }) => refused.includes(key)) ?? facts?.get(accessPackageId)?.contact;
}
