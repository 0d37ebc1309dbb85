import { suggestionRoutes } from './accessPackageSuggestions.ts';
import { accessPackageRoutes } from './accessPackages.ts';
import { applicationRoutes } from './applications.ts';
import { approvalRoutes } from './approvals.ts';
import { assignmentRequestRoutes } from './assignmentRequests.ts';
import { assignmentRoutes } from './assignments.ts';
import { availableAccessPackageRoutes } from './availableAccessPackages.ts';
import { meRoutes } from './me.ts';
import { permissionGrantRoutes } from './permissionGrants.ts';
import type { Route } from './route.ts';
import { servicePrincipalRoutes } from './servicePrincipals.ts';

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
];
