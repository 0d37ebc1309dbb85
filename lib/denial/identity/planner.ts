import { groupKey } from '../../resource/resource.ts';
import type { DeniedKey } from '../denial.ts';
import type { Identifier } from '../detector.ts';
import { guidOf, keyFrom, tenantFrom } from './keys.ts';

/**
 * Plans and tasks, premium plans by the id of their project; the old address names the group itself. Ids are
 * case-sensitive. Public links of 2019–2026.
 */
export const planner: Identifier = {
  product: 'planner',
  hosts: ['planner.cloud.microsoft', 'tasks.office.com', 'planner.office.com'],
  identify(url) {
    const plan =
      /^\/webui\/(?:v\d+\/)?(?:premium)?plan\/([\w-]{10,64})(?:\/|$)/.exec(url.pathname)?.[1] ??
      /\/Home\/PlanViews\/([\w-]{10,64})(?:\/|$)/i.exec(url.pathname)?.[1];
    const task = /\/Home\/Task\/([\w-]{10,64})(?:\/|$)/i.exec(url.pathname)?.[1];
    const resources = [
      ...keyFrom('plannerPlan', plan, 'path'),
      ...keyFrom('plannerTask', task, 'path'),
      ...oldBoard(url),
    ];
    return resources.length === 0 ? undefined : { resources, ...tenantFrom(url.searchParams.get('tid')) };
  },
};

/** `#/plantaskboard?groupId={guid}&planId=…` */
function oldBoard(url: URL): DeniedKey[] {
  if (!url.hash.includes('?')) return [];
  const query = new URLSearchParams(url.hash.slice(url.hash.indexOf('?')));
  const groupId = guidOf(query.get('groupId'));
  return [
    ...(groupId === undefined ? [] : [{ key: groupKey(groupId), from: 'hash' as const }]),
    ...keyFrom('plannerPlan', query.get('planId'), 'hash'),
  ];
}
