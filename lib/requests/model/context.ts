import type { ResourceKey } from '../../resource/resource.ts';

/** What was refused when the request was made, as the background knows it from the page; never from a message. */
export interface RequestContext {
  returnTo?: string;
  deniedKey?: ResourceKey;
  deniedName?: string;
  deniedExtent?: 'item';
}
