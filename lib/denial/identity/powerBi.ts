import type { DeniedKey } from '../denial.ts';
import type { Identifier } from '../detector.ts';
import { keyFrom, segmentsOf, tenantFrom } from './keys.ts';

/**
 * Reports, apps and workspaces of Power BI and Fabric. Allowed and refused people see the same address, and the
 * dialog that refuses is not known well enough to claim. `/home`, `getapps`, `InstallApp` and `/view?r=` (published to
 * the web) are never about access. Public links of 2021–2026; government (GCC, GCC High, DoD) and China
 * hosts as documented 2026-11.
 */
export const powerBi: Identifier = {
  product: 'powerBi',
  hosts: [
    'app.powerbi.com',
    'app.powerbigov.us',
    'app.high.powerbigov.us',
    'app.mil.powerbigov.us',
    'app.powerbi.cn',
    'app.fabric.microsoft.com',
  ],
  identify(url) {
    const short = /^\/links\/([\w-]{6,64})\/?$/.exec(url.pathname)?.[1];
    const resources =
      url.hostname === 'app.fabric.microsoft.com' ? fabric(url) : [...page(url), ...link(url)];
    const found = short === undefined ? { resources } : shared(short);
    return found.resources.length === 0
      ? undefined
      : { ...found, ...tenantFrom(url.searchParams.get('ctid')) };
  },
};

/** What *Share* makes: a short link to a report, which its owner opens to people. It names no report. */
const shared = (short: string) => ({
  resources: keyFrom('powerBiLink', short, 'path'),
  reason: 'sharedByOwner' as const,
});

function page(url: URL): DeniedKey[] {
  const [groups, workspace, kind, id, below, belowId] = segmentsOf(url);
  if (groups !== 'groups') return [];
  const report = kind === 'reports' ? id : below === 'reports' ? belowId : undefined;
  return [
    ...(kind === 'apps' ? keyFrom('powerBiApp', id, 'path') : []),
    ...keyFrom('powerBiReport', report, 'path'),
    ...keyFrom('powerBiWorkspace', workspace, 'path'),
  ];
}

function link(url: URL): DeniedKey[] {
  const read = (name: string) => url.searchParams.get(name);
  if (url.pathname === '/reportEmbed')
    return [
      ...keyFrom('powerBiReport', read('reportId'), 'query'),
      ...keyFrom('powerBiWorkspace', read('groupId'), 'query'),
    ];
  if (url.pathname !== '/Redirect' || !/^Open(?:App|Report|Dashboard)$/.test(read('action') ?? '')) return [];
  return [
    ...keyFrom('powerBiApp', read('appId'), 'query'),
    ...keyFrom('powerBiReport', read('reportObjectId'), 'query'),
  ];
}

function fabric(url: URL): DeniedKey[] {
  const [groups, workspace] = segmentsOf(url);
  return groups === 'groups' ? keyFrom('fabricWorkspace', workspace, 'path') : [];
}
