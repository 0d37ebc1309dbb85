import type { ResourceKey } from '../../lib/resource/resource.ts';
import { readMapContacts } from './mapContacts.ts';

/** The address of whom the organisation's map names for a thing. */
export const contactOf = async (key: ResourceKey): Promise<string | undefined> =>
  (await readMapContacts()).find((contact) => contact.key === key)?.mail;
