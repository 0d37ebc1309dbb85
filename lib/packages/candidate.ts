import type { Need } from '../entitlement/need.ts';
import type { OriginSystem } from '../resource/resource.ts';

/** How sure Knock is that a package opens what was refused. Only the first three may be one-click. */
export type MatchKind =
  /** Graph's own contents show the refused resource itself. */
  | 'exact'
  /** Graph's contents show a parent site, or the group that is assigned to the application. */
  | 'through'
  /** The organisation's map points at it and Graph's contents confirm the mapped target. */
  | 'map'
  /** The map points at it; contents do not confirm it. */
  | 'mapUnconfirmed'
  /** It opens the application that the tab was signing in to; nothing proves that the page belongs to that one. */
  | 'unproven'
  /** The name looks alike. */
  | 'guess';

export const isOneClickMatch = (match: MatchKind): boolean =>
  match === 'exact' || match === 'through' || match === 'map';

export interface Granted {
  originSystem: OriginSystem;
  /** Name of the resource as Graph gives it, or its id. */
  name: string;
  roleName: string;
}

/** One access package that may open what was refused. Best first after `rank`. */
export interface Candidate {
  accessPackageId: string;
  displayName: string;
  description: string;
  match: MatchKind;
  /** The role it gives on the refused resource, as Graph names it. Empty when not known. */
  roleNames: string[];
  /** What that role lets one do there; absent: not known. */
  reach?: Need;
  /** It lets one do less than is needed. */
  isTooWeak?: true;
  /** It may do so: more is needed than to view, and what its role allows isn't known. */
  mayBeTooWeak?: true;
  /** What it grants besides the refused resource; `null` when its contents could not be read. */
  otherGrants: Granted[] | null;
  isHidden: boolean;
}
