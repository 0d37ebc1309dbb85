import type { Denial } from '../denial/denial.ts';
import { isForeign } from '../denial/foreign.ts';
import { clouds } from '../platform/cloud.ts';
import type { ProfileRow, RequestRow } from '../store/rows.ts';
import type { ActingAccount, DenialSummary, RequestSummary } from './offer.ts';

/** The part of a denial that views may show: no keys, no hints but the account's name, no way back. */
export const denialSummary = (denial: Denial): DenialSummary => ({
  product: denial.product,
  reason: denial.reason,
  ...(denial.code === undefined ? {} : { code: denial.code }),
  ...(denial.resourceName === undefined ? {} : { resourceName: denial.resourceName }),
  ...(denial.resourceUrl === undefined ? {} : { resourceUrl: denial.resourceUrl }),
  ...(denial.extent === undefined ? {} : { extent: denial.extent }),
  ...(denial.userHint === undefined ? {} : { userHint: denial.userHint }),
  ...(denial.isManual === undefined ? {} : { isManual: denial.isManual }),
  ...(denial.isInFrame === undefined ? {} : { isInFrame: denial.isInFrame }),
  ...(isForeign(denial.product) ? { isForeign: true } : {}),
});

export const actingAccount = ({ profile, displayName, username, tenantId }: ProfileRow): ActingAccount => ({
  profile,
  displayName,
  username,
  tenantId,
});

/** What is shown of a request; no answers and no object ids. */
export const requestSummary = (row: RequestRow): RequestSummary => ({
  id: row.id,
  accessPackageId: row.accessPackageId,
  accessPackageName: row.accessPackageName,
  state: row.state,
  createdAt: row.createdAt,
  changedAt: row.changedAt,
  asOf: row.asOf,
  timeline: row.timeline,
  ...(row.graphId === undefined ? {} : { graphId: row.graphId }),
  ...(row.graphState === undefined ? {} : { graphState: row.graphState }),
  ...(row.graphStatus === undefined ? {} : { graphStatus: row.graphStatus }),
  ...(row.forOther === undefined ? {} : { forOther: row.forOther }),
  ...(row.askedBy === undefined ? {} : { askedBy: row.askedBy }),
  ...(row.handedOverAt === undefined ? {} : { handedOverAt: row.handedOverAt }),
  ...(row.failure === undefined ? {} : { failure: row.failure }),
  ...(row.returnTo === undefined ? {} : { returnTo: row.returnTo }),
  ...(row.usability === undefined ? {} : { usability: row.usability }),
});

/**
 * My Access for the profile's tenant, on one package where there is one. Form of the link: "Request access packages"
 * documentation, seen 2026-09. `undefined` in clouds whose host is not documented.
 */
export function myAccessUrl(
  profile: Pick<ProfileRow, 'cloud' | 'tenantId'>,
  accessPackageId?: string,
): string | undefined {
  const host = clouds[profile.cloud].myAccessHost;
  if (host === null) return undefined;
  const path = accessPackageId === undefined ? '' : `/${encodeURIComponent(accessPackageId)}`;
  return `https://${host}/@${encodeURIComponent(profile.tenantId)}#/access-packages${path}`;
}
