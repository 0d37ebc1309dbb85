import { contentsStaleAt } from '../../../lib/packages/contentsAge.ts';
import { nameWords } from '../../../lib/packages/nameWords.ts';
import type { ProfileKey } from '../../../lib/platform/profile.ts';
import { type ResourceKey, siteKey } from '../../../lib/resource/resource.ts';
import type {
  AccessPackageRow,
  GrantRow,
  PackageNameRow,
  RequirementsRow,
} from '../../../lib/store/rowsOfIndex.ts';

export const profile =
  'global/0f4e2a70-0000-4000-8000-000000000001/11111111-0000-4000-8000-000000000001' as ProfileKey;
export const deniedSite = 'https://contoso.sharepoint.com/sites/target/reports';

const grantsEach = 5;
/** Packages that grant the denied site, or the site above it. */
const matching = 3;

export interface IndexRows {
  accessPackages: AccessPackageRow[];
  grants: GrantRow[];
  packageNames: PackageNameRow[];
  requirements: RequirementsRow[];
}

/** An index in which each package grants five things, and three packages, far apart, grant what is refused. */
export function makeRows(grants: number): IndexRows {
  const count = grants / grantsEach;
  const step = Math.floor(count / matching);
  const rows: IndexRows = { accessPackages: [], grants: [], packageNames: [], requirements: [] };
  for (let at = 0; at < count; at += 1) {
    const row = packageRow(at);
    const target = at % step === 0 && at / step < matching;
    rows.accessPackages.push(row);
    rows.packageNames.push({ profile, id: row.id, words: nameWords(profile, row) });
    for (let place = 0; place < grantsEach; place += 1)
      rows.grants.push(grantRow(row.id, at, place, target && place === 0));
    if (target) rows.requirements.push(requirementsRow(row.id));
  }
  return rows;
}

const id = (kind: string, at: number) => `0b0e000${kind}-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;

function packageRow(at: number): AccessPackageRow {
  const number = String(at).padStart(5, '0');
  return {
    profile,
    id: id('1', at),
    displayName: `${topics[at % topics.length]} ${number}`,
    description: `What people need who work on ${topics[(at * 7) % topics.length]} ${number}, with its sites and groups.`,
    isHidden: false,
    listedAt: 1,
    contents: 'read',
    contentsAt: 1,
    contentsStaleAt: contentsStaleAt(id('1', at), 'read', 1),
  };
}

const topics = ['Marketing', 'Payroll', 'Research', 'Logistics', 'Turbines', 'Legal', 'Warehouse', 'Clinic'];

function grantRow(accessPackageId: string, at: number, place: number, isTarget: boolean): GrantRow {
  const site = isTarget ? deniedSite : `https://contoso.sharepoint.com/sites/site${at}-${place}`;
  const isSite = isTarget || place % 2 === 0;
  const originId = isSite ? site : id('7', at * grantsEach + place);
  return {
    profile,
    key: (isSite ? siteKey(site) : `aadgroup|${originId}`) as ResourceKey, // both are canonical as written here
    accessPackageId,
    roleScopeId: `${id('4', at)}_${id('5', place)}`,
    originSystem: isSite ? 'SharePointOnline' : 'AadGroup',
    originId,
    resourceName: `Resource ${at} ${place}`,
    roleName: 'Member',
    roleOriginId: `Member_${originId}`,
  };
}

const requirementsRow = (accessPackageId: string): RequirementsRow => ({
  profile,
  accessPackageId,
  policies: [],
  readAt: Number.MAX_SAFE_INTEGER / 2,
});
