import { canManage } from '../browsers/policies.ts';
import { withPolicy } from '../e2e/harness/policy.ts';

/** Healthy pages of hosts that are asked for: a product, and an application that policy declares. */
export const watchedSites = {
  service: 'https://dev.azure.com',
  declared: 'https://wiki.contoso-apps.example',
} as const;

/** Declared so that its pages may refuse by an element, which may come late: the most a healthy page can cost. */
const policy = {
  inHouseApplications: [
    {
      id: 'wiki',
      displayName: 'Team wiki',
      hosts: [new URL(watchedSites.declared).hostname],
      resource: { kind: 'group', id: '00000000-0000-4000-8000-000000000001' },
      signals: [
        { pathExpression: '/[^/]+/[^/]+/denied', status: [403] },
        { marker: { selector: 'main > .no-access[data-reason]' } },
        { marker: { text: 'ask your manager' } },
      ],
    },
  ],
};

/** Runs a task on a machine that declares the site, where this process may say so (Linux, root). */
export const withDeclaredSite = <T>(task: (declaresSite: boolean) => Promise<T>): Promise<T> =>
  canManage() ? withPolicy(policy, () => task(true)) : task(false);
