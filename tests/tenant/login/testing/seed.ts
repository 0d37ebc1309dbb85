import { administratorScopes, creationScopes } from '../../../../lib/auth/tokenSource.ts';
import type { ApplicationSeed, Seed, TenantSeed, UserSeed } from '../../organization.ts';

/** A small organisation for the tests of sign-in and pages: two tenants, Adele is a guest in the second. */
export const ids = {
  contoso: '10000000-0000-4000-8000-000000000001',
  fabrikam: '10000000-0000-4000-8000-000000000002',
  adele: '20000000-0000-4000-8000-000000000001',
  megan: '20000000-0000-4000-8000-000000000002',
  admin: '20000000-0000-4000-8000-000000000003',
  adeleAtFabrikam: '20000000-0000-4000-8000-000000000004',
  knock: '30000000-0000-4000-8000-000000000001',
  assigned: '30000000-0000-4000-8000-000000000002',
  blocked: '30000000-0000-4000-8000-000000000003',
  unapproved: '30000000-0000-4000-8000-000000000004',
  saml: '30000000-0000-4000-8000-000000000005',
  administrators: '30000000-0000-4000-8000-000000000006',
  marketing: '40000000-0000-4000-8000-000000000001',
} as const;

export const redirectUri = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';

export function testSeed(): Seed {
  return { tenants: [contoso(), fabrikam()] };
}

function contoso(): TenantSeed {
  return {
    ...empty,
    id: ids.contoso,
    displayName: 'Contoso',
    domain: 'contoso.com',
    users: [
      person(ids.adele, 'Adele Vance', 'adelev@contoso.com'),
      person(ids.megan, 'Megan Bowen', 'meganb@contoso.com'),
      { ...person(ids.admin, 'Ada Admin', 'admin@contoso.com'), directoryRoles: ['Global Administrator'] },
    ],
    sites: [
      site('', '40000000-0000-4000-8000-000000000000', 'Contoso', [ids.adele, ids.megan]),
      site('/sites/Marketing', ids.marketing, 'Marketing', [ids.megan]),
      {
        ...site('/sites/Barrier', '40000000-0000-4000-8000-000000000002', 'Barrier', []),
        organizationalBlock: true,
      },
    ],
    applications: [
      {
        ...application(ids.knock, 'Knock', [redirectUri]),
        delegatedScopes: ['User.Read', 'EntitlementMgmt-SubjectAccess.ReadWrite', 'Application.Read.All'],
      },
      {
        ...application(ids.administrators, 'Knock for administrators', [redirectUri]),
        appRoleAssignmentRequired: true,
        assignments: [ids.adele, ids.admin].map((principalId) => ({
          principalId,
          principalType: 'User',
          appRoleId: ids.administrators,
        })),
        delegatedScopes: [...administratorScopes, ...creationScopes],
        tenantWideConsent: [...administratorScopes],
      },
      {
        ...application(ids.assigned, 'SugarLearning Prod', ['https://sugarlearning.contoso.com/signin-oidc']),
        appRoleAssignmentRequired: true,
        assignments: [{ principalId: ids.megan, principalType: 'User', appRoleId: ids.assigned }],
        homepage: 'https://sugarlearning.contoso.com/',
      },
      {
        ...application(ids.blocked, 'Vault', ['https://vault.contoso.com/signin-oidc']),
        conditionalAccessBlock: true,
        homepage: 'https://vault.contoso.com/',
      },
      {
        ...application(ids.unapproved, 'Survey', ['https://survey.contoso.com/signin-oidc']),
        needsAdminApproval: true,
        homepage: 'https://survey.contoso.com/',
      },
      {
        ...application(ids.saml, 'Expenses', ['https://expenses.contoso.com/saml/acs']),
        appRoleAssignmentRequired: true,
        assignments: [{ principalId: ids.megan, principalType: 'User', appRoleId: ids.saml }],
        homepage: 'https://expenses.contoso.com/',
        identifierUris: ['urn:expenses'],
        signInProtocol: 'saml',
      },
    ],
  };
}

function fabrikam(): TenantSeed {
  return {
    ...empty,
    id: ids.fabrikam,
    displayName: 'Fabrikam',
    domain: 'fabrikam.com',
    users: [
      {
        ...person(ids.adeleAtFabrikam, 'Adele Vance', 'adelev_contoso.com#EXT#@fabrikam.com'),
        userType: 'guest',
        home: { tenantId: ids.contoso, userId: ids.adele },
      },
    ],
    applications: [
      {
        ...application(ids.knock, 'Knock', [redirectUri]),
        delegatedScopes: ['User.Read'],
        tenantWideConsent: ['User.Read'],
      },
    ],
  };
}

const empty = { cloud: 'global' as const, groups: [], sites: [], catalogs: [], accessPackages: [] };

function person(id: string, displayName: string, upn: string): UserSeed {
  return { id, displayName, userPrincipalName: upn, mail: upn, userType: 'member' };
}

function site(path: string, id: string, title: string, memberIds: string[]) {
  return { id, url: `https://contoso.sharepoint.com${path}`, title, memberIds };
}

function application(appId: string, displayName: string, redirectUris: string[]): ApplicationSeed {
  return {
    appId,
    servicePrincipalId: appId.replace(/^3/, '5'),
    displayName,
    appRoles: [],
    appRoleAssignmentRequired: false,
    assignments: [],
    redirectUris,
  };
}
