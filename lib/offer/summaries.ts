import type { Denial } from '../denial/denial.ts';
import { isForeign } from '../denial/foreign.ts';
import { clouds } from '../platform/cloud.ts';
import { defined } from '../platform/defined.ts';
import type { ProfileRow, RequestRow } from '../store/rows.ts';
import type { ActingAccount, DenialSummary, RequestSummary } from './offer.ts';

/** The part of a denial that views may show: no keys, no hints but the account's name, no way back. */
export const denialSummary = (denial: Denial): DenialSummary =>
  defined<DenialSummary>({
    product: denial.product,
    reason: denial.reason,
    code: denial.code,
    resourceName: denial.resourceName,
    resourceUrl: denial.resourceUrl,
    partName: denial.partName,
    extent: denial.extent,
    userHint: denial.userHint,
    isManual: denial.isManual,
    isInFrame: denial.isInFrame,
    isForeign: isForeign(denial.product) || undefined,
  });

export const actingAccount = ({
  profile,
  displayName,
  username,
  tenantId,
  isGuest,
}: ProfileRow): ActingAccount => ({
  profile,
  displayName,
  username,
  tenantId,
  ...(isGuest && { isGuest }),
});

/** What is shown of a request; no answers and no object ids. */
export const requestSummary = (row: RequestRow): RequestSummary =>
  defined<RequestSummary>({
    id: row.id,
    accessPackageId: row.accessPackageId,
    accessPackageName: row.accessPackageName,
    state: row.state,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    asOf: row.asOf,
    timeline: row.timeline,
    graphId: row.graphId,
    graphState: row.graphState,
    graphStatus: row.graphStatus,
    forOther: row.forOther,
    askedBy: row.askedBy,
    handedOverAt: row.handedOverAt,
    failure: row.failure,
    returnTo: row.returnTo,
    usability: row.usability,
    need: row.need,
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
