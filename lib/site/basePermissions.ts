import * as v from 'valibot';
import { type Need, needs } from '../entitlement/need.ts';

/** Half of a mask: an unsigned number of 32 bits, as decimal text. */
const half = v.pipe(
  v.string(),
  v.regex(/^\d{1,10}$/),
  v.transform((text) => BigInt(text)),
  v.check((number) => number <= 0xffff_ffffn),
);

/**
 * `SP.BasePermissions` as SharePoint writes it: `{"High":"176","Low":"138612833"}`, a mask of 64 bits in two halves.
 * Source: `SP.BasePermissions.hasPermissions` on learn.microsoft.com, 2026-11; the halves as text: answers of SharePoint
 * Online in PnP's issues and samples, 2026-11.
 */
export const basePermissions = v.pipe(
  v.object({ High: half, Low: half }),
  v.transform(({ High, Low }) => (High << 32n) | Low),
);

/** `PermissionKind` k is the bit 1 shifted by k − 1. Source: its values on learn.microsoft.com (CSOM), 2026-11. */
const right = (permissionKind: number): bigint => 1n << BigInt(permissionKind - 1);

const viewListItems = right(1);
const addListItems = right(2);
const editListItems = right(3);
const viewPages = right(18);
const managePermissions = right(26);
const manageWeb = right(31);

/** What each need takes, beside the needs before it. */
type Rights = Record<Need, bigint>;

/** Without ViewPages no site opens: that is who was given one file of it. */
const rightsOnWeb: Rights = {
  view: viewListItems | viewPages,
  edit: addListItems | editListItems,
  manage: managePermissions | manageWeb,
};

/** Pages, and what a web alone can be managed by, are no matter of a list or an item. Nothing is added to an item. */
const rightsOnPart: Rights = { view: viewListItems, edit: editListItems, manage: managePermissions };

/** How far a web opens to whoever has this mask on it; `undefined`: not even for reading. */
export const reachOnWeb = (mask: bigint): Need | undefined => reachOf(mask, rightsOnWeb);

/** Likewise a list, an item or a file. */
export const reachOnPart = (mask: bigint): Need | undefined => reachOf(mask, rightsOnPart);

/** Whether whoever has this mask adds people. */
export const mayManagePermissions = (mask: bigint): boolean => has(mask, managePermissions);

function reachOf(mask: bigint, rights: Rights): Need | undefined {
  const missing = needs.findIndex((need) => !has(mask, rights[need]));
  return missing === -1 ? needs.at(-1) : needs[missing - 1];
}

const has = (mask: bigint, rights: bigint): boolean => (mask & rights) === rights;
