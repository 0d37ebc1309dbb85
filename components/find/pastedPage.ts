import type { DeclaredApplication } from '../../lib/denial/declared.ts';
import type { Denial, PageIdentity } from '../../lib/denial/denial.ts';
import type { PageFacts } from '../../lib/denial/detector.ts';
import { detectors } from '../../lib/denial/detectors.ts';
import { judge } from '../../lib/denial/judge.ts';
import { defined } from '../../lib/platform/defined.ts';
import { pageBehind } from '../popup/pageBehind.ts';
import { address, bareAddress, code } from './isPage.ts';

/**
 * What a pasted text is about: judged as if it had been met in a page, by the same detectors. `undefined`: nothing that
 * Knock could search for. In: at most a few thousand characters; the applications that policy declares.
 */
export function pastedPage(text: string, declared: readonly DeclaredApplication[]): PageIdentity | undefined {
  const message = code.test(text) ? judge(signInError(text), detectors) : undefined;
  if (message !== undefined) return asPage(message);
  const url = addressIn(text);
  if (url === undefined) return undefined;
  const denial = judge({ url }, detectors);
  if (denial !== undefined) return asPage(denial);
  const { page } = pageBehind(url.href, undefined, declared, []);
  // As the popup has it preselected: a package for the whole is another thing than one for a part.
  return page && { ...page, resources: page.resources.slice(0, 1) };
}

/** Entra's error page with this text on it. */
const signInError = (message: string): PageFacts => ({
  url: new URL('https://login.microsoftonline.com/common/login'),
  pageId: 'ConvergedError',
  message,
});

function addressIn(text: string): URL | undefined {
  const found = address.exec(text)?.[0].replace(/[.,;:!?)\]}]+$/, '');
  const bare = bareAddress.test(text.trim()) ? `https://${text.trim()}` : undefined;
  const written = found?.replace(/^http:/i, 'https:') ?? bare;
  return (written && URL.parse(written)) || undefined;
}

const asPage = (denial: Denial): PageIdentity =>
  defined<PageIdentity>({
    product: denial.product,
    resources: denial.resources,
    resourceName: denial.resourceName,
    resourceUrl: denial.resourceUrl,
    extent: denial.extent,
    tenantHint: denial.tenantHint,
    returnTo: denial.returnTo,
    reason: denial.reason,
    code: denial.code,
    userHint: denial.userHint,
  });
