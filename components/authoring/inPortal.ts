import { packageStep } from '../../lib/authoring/steps.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';

/**
 * The admin center's pages of the packages. Microsoft documents no address of them; this one, by the package's id alone, is
 * that of the Maester project (`Test-MtEntitlementManagementInactivePolicies.ps1`, seen 2026-11), for the global cloud only.
 */
export function inPortal(
  { draft, steps }: PackageDraftRow,
  { cloud }: Pick<ProfileRow, 'cloud'>,
): { name: string; url: string }[] {
  if (cloud !== 'global') return [];
  return draft.packages.flatMap((one) => {
    const id = one.id ?? steps[packageStep(one.key)]?.id;
    const url = `https://entra.microsoft.com/#view/Microsoft_Azure_ELMAdmin/EntitlementMenuBlade/~/overview/entitlementId/${encodeURIComponent(id ?? '')}`;
    return id === undefined ? [] : [{ name: one.displayName, url }];
  });
}
