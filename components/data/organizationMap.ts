import { resourceOfKey } from '../../lib/authoring/ownerLine.ts';
import type { DraftResource } from '../../lib/entitlement/packageDraft.ts';
import type { ResourceKey } from '../../lib/resource/resource.ts';
import { readMap } from './readMap.ts';

/** What the organisation's map says of a thing: the address of whom it names, and what opens the same. */
export async function inMap(
  key: ResourceKey,
): Promise<{ contact: string | undefined; tied: DraftResource[] }> {
  const { contacts, aliases } = await readMap();
  return {
    contact: contacts.find((one) => one.key === key)?.mail,
    tied: aliases
      .filter(({ from }) => from === key)
      .flatMap(({ to }) => {
        const thing = resourceOfKey(to);
        return thing !== undefined && 'originId' in thing ? [thing] : [];
      }),
  };
}
