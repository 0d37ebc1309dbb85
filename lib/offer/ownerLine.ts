import type { Need } from '../entitlement/need.ts';
import type { ResourceKey } from '../resource/resource.ts';

/**
 * The line in a message to an owner that whoever makes packages pastes into Knock: `knock:edit:<system>:<id> <reason>`. It
 * names a thing, a need and a reason. Who may ask and who approves never come from outside.
 */
export const ownerLine = (key: ResourceKey, need: Need | undefined): string =>
  `knock:${need ?? 'view'}:${encodeURI(key.replace('|', ':')).replaceAll("'", '%27')}`;
