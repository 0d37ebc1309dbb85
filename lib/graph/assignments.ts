import type { GraphApi } from './api.ts';
import { asEmployee, entitlementManagement, type GraphContext } from './context.ts';
import { assignment } from './decode/assignment.ts';
import { readExpanded } from './expanded.ts';

/** What one holds. */
export const assignments = (context: GraphContext): Pick<GraphApi, 'myAssignments'> => ({
  myAssignments: (profile) =>
    readExpanded(context, {
      profile,
      access: asEmployee,
      path: `${entitlementManagement}/assignments/filterByCurrentUser(on='target')`,
      expands: ['accessPackage,assignmentPolicy'],
      where: 'assignments',
      schema: assignment,
    }),
});
