import { defined } from '../platform/defined.ts';
import type { ReasonClass } from './denial.ts';
import type { Detector, PageFacts, Refusal } from './detector.ts';
import { serviceHosts } from './hosts.ts';
import { devOpsResources } from './identity/devOpsAddress.ts';
import { mailIn } from './mailIn.ts';
import { reasons } from './reasons.ts';

/**
 * Codes of the server's message, which is the page's title in every language: who may not, what may not exist, and
 * the Conditional Access refusal that looks like the first. Captures of 2019–2025, "TF400813" and "VS403463" threads.
 * TF400813 is also the answer to somebody who isn't signed in; only one that names an account refuses it.
 */
const codes: readonly (readonly [RegExp, ReasonClass])[] = [
  [/\bVS403463\b/, 'conditionalAccess'],
  [/\bTF50309\b|\bTF400813\b.{0,200}(?:[@\\]|[0-9a-f]{8}-|\buser '[^'])/i, 'notAssigned'],
  [/\bVS800075\b/, 'mayNotExist'],
];

const reasonIn = ({ title = '' }: PageFacts): ReasonClass | undefined =>
  codes.find(([code]) => code.test(title))?.[1];

/** Azure DevOps' own error page: the document's status *and* the server's code in its title. */
export const azureDevOps: Detector = {
  id: 'azureDevOps',
  product: 'azureDevOps',
  hosts: serviceHosts.azureDevOps,
  rules: [
    {
      id: 'azureDevOps.code',
      signals: {
        status: ({ status }) => status === 401 || status === 403 || status === 404,
        code: (facts) => reasonIn(facts) !== undefined,
        page: ({ url }) => devOpsResources(url).length > 0,
      },
      read: (facts) => {
        const reason = reasonIn(facts) ?? 'unknown';
        const resources = devOpsResources(facts.url);
        return defined<Refusal>({
          reason,
          curable: reasons[reason].curable,
          resources: resources.map(({ key }) => ({ key, from: 'path' })),
          resourceName: resources[0]?.name,
          resourceUrl: `${facts.url.origin}${facts.url.pathname}`.slice(0, 400),
          userHint: mailIn(facts.title ?? ''),
        });
      },
    },
  ],
};
