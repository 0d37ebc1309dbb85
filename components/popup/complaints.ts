import type { PageIdentity } from '../../lib/denial/denial.ts';
import type { Need } from '../../lib/entitlement/need.ts';
import type { ResourceKey } from '../../lib/resource/resource.ts';

/** What somebody may say of a page, and what that adds to the report. */
export interface Complaint {
  text: 'thisPage.refused' | 'thisPage.cantOpen' | 'thisPage.cantEdit' | 'thisPage.missing';
  page?: { extent: 'item' };
  more?: { need: Need };
}

const refused: Complaint = { text: 'thisPage.refused' };

const onSite: readonly Complaint[] = [
  { text: 'thisPage.cantOpen', page: { extent: 'item' } },
  { text: 'thisPage.cantEdit', more: { need: 'edit' } },
  { text: 'thisPage.missing', page: { extent: 'item' } },
];

/** A site may open and still not let one do everything; where the address says that no package helps, it says it all. */
export const complaintsOn = ({ product, reason }: PageIdentity): readonly Complaint[] =>
  product === 'sharePoint' && reason === undefined ? onSite : [refused];

/**
 * What goes to the background with a complaint. Knock searches first for exactly what the person picked: a package for
 * the whole is another thing than one for a part. `status`: with which the page itself was answered; 0: not known.
 */
export const reportOf = (
  page: PageIdentity,
  picked: ResourceKey | undefined,
  complaint: Complaint,
  status: number,
): { page: PageIdentity; need?: Need } => ({
  page: {
    ...page,
    resources: page.resources.filter(({ key }) => key === picked),
    ...complaint.page,
    ...(status === 404 ? { isMissing: true as const } : {}),
  },
  ...complaint.more,
});
