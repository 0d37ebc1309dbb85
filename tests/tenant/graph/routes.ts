import { suggestionRoutes } from './accessPackageSuggestions.ts';
import { accessPackageRoutes } from './accessPackages.ts';
import { administeredAssignmentRoutes } from './administeredAssignments.ts';
import { administeredPackageRoutes } from './administeredPackages.ts';
import { applicationRoutes } from './applications.ts';
import { approvalRoutes } from './approvals.ts';
import { assignmentPolicyRoutes } from './assignmentPolicies.ts';
import { assignmentRequestRoutes } from './assignmentRequests.ts';
import { assignmentRoutes } from './assignments.ts';
import { availableAccessPackageRoutes } from './availableAccessPackages.ts';
import { catalogResourceRoutes } from './catalogResources.ts';
import { catalogRoutes } from './catalogs.ts';
import { groupRoutes } from './groups.ts';
import { incompatibleRoutes } from './incompatible.ts';
import { meRoutes } from './me.ts';
import { packageRoleScopeRoutes } from './packageRoleScopes.ts';
import { permissionGrantRoutes } from './permissionGrants.ts';
import { resourceRequestRoutes } from './resourceRequests.ts';
import { roleAssignmentRoutes } from './roleAssignments.ts';
import type { Route } from './route.ts';
import { servicePrincipalRoutes } from './servicePrincipals.ts';
import { siteRoutes } from './sites.ts';
import { userRoutes } from './users.ts';

/** Every Graph call the tenant answers, by noun. */
export const graphRoutes: readonly Route[] = [
  ...meRoutes,
  ...servicePrincipalRoutes,
  ...applicationRoutes,
  ...permissionGrantRoutes,
  ...accessPackageRoutes,
  ...availableAccessPackageRoutes,
  ...suggestionRoutes,
  ...assignmentRequestRoutes,
  ...assignmentRoutes,
  ...approvalRoutes,
  ...administeredPackageRoutes,
  ...administeredAssignmentRoutes,
  ...assignmentPolicyRoutes,
  ...catalogResourceRoutes,
  ...catalogRoutes,
  ...groupRoutes,
  ...incompatibleRoutes,
  ...packageRoleScopeRoutes,
  ...resourceRequestRoutes,
  ...roleAssignmentRoutes,
  ...siteRoutes,
  ...userRoutes,
];
