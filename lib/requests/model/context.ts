import type { Need } from '../../entitlement/need.ts';
import type { ResourceKey } from '../../resource/resource.ts';

/** What was refused when the request was made, as the background knows it from the page; never from a message. */
export interface RequestContext {
  returnTo?: string;
  deniedKey?: ResourceKey;
  deniedName?: string;
  /** What it is needed for there; absent: to view it. */
  need?: Need;
  deniedExtent?: 'item';
}
