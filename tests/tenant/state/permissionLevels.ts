/**
 * SharePoint's rights as bits of one 64-bit mask: `PermissionKind` k is the bit 1 << (k - 1).
 * Source: SP.PermissionKind, and [MS-WSSFO3] 2.2.2.15 WSS Rights Mask (Microsoft Learn, seen 2026-11).
 */
export const rights = {
  viewListItems: 0x1n,
  editListItems: 0x4n,
  open: 0x10000n,
  viewPages: 0x20000n,
  managePermissions: 0x2000000n,
} as const;

/** Both halves as `_api/web/roledefinitions` lists them. */
const mask = (high: number, low: number): bigint => (BigInt(high) << 32n) | BigInt(low);

/**
 * The levels every site has. Masks as printed in an answer of `_api/web/roledefinitions` (pnp/cli-microsoft365 issue
 * 3237, seen 2026-11). Full control is short of *add and customize pages*, which modern sites deny even to owners:
 * `4294705151` in what `EffectiveBasePermissions` answers them (go.spflow.com/samples/permissions, seen 2026-11).
 */
export const permissionLevels = {
  limitedAccess: mask(48, 134_287_360),
  read: mask(176, 138_612_833),
  contribute: mask(432, 1_011_028_719),
  edit: mask(432, 1_011_030_767),
  fullControl: mask(2_147_483_647, 4_294_705_151),
} as const;

export const permissionLevelNames = Object.keys(permissionLevels) as PermissionLevel[];
export type PermissionLevel = keyof typeof permissionLevels;

/** All rights of a set are in the mask. */
export const includes = (held: bigint, ...wanted: bigint[]): boolean =>
  wanted.every((right) => (held & right) === right);

/** Pages, lists and files open for reading. */
export const opensForReading = (held: bigint): boolean =>
  includes(held, rights.viewListItems, rights.viewPages);

export const halves = (held: bigint): { High: string; Low: string } => ({
  High: String(held >> 32n),
  Low: String(held & 0xffffffffn),
});
