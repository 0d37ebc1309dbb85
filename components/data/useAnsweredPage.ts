import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { Denial } from '../../lib/denial/denial.ts';
import type { Need } from '../../lib/entitlement/need.ts';
import { type RequestFacts, readablePath } from '../../lib/entitlement/requestFacts.ts';
import type { AnsweredPage } from '../../lib/messaging/hubAddress.ts';
import { createDenialSessions } from '../../lib/offer/denialSessions.ts';

/** What was refused on the page that a form answers. */
export type AnsweredDenial = Pick<
  Denial,
  'resources' | 'resourceName' | 'resourceUrl' | 'returnTo' | 'partName'
>;

/**
 * The page that a form answers, read once: what is filled in, or sent on, is of that page, whatever its tab shows later.
 * `undefined`: being read; `null`: it answers none, or that page is gone.
 */
export function useAnsweredPage(page: AnsweredPage | undefined): AnsweredDenial | null | undefined {
  const [denial, setDenial] = useState<AnsweredDenial | null>();
  const { tabId, denialId } = page ?? {};
  useEffect(() => {
    if (tabId === undefined || denialId === undefined) return;
    let isStale = false;
    void denialOf(tabId, denialId).then((found) => isStale || setDenial(found));
    return () => {
      isStale = true;
    };
  }, [tabId, denialId]);
  return page === undefined ? null : denial;
}

/** What of it the form fills in; `null`: nothing. */
export function pageFactsOf(denial: AnsweredDenial | null, need: Need | undefined): RequestFacts | null {
  const { resourceUrl, partName } = denial ?? {};
  const facts = {
    ...(resourceUrl === undefined ? {} : { page: readablePath(resourceUrl, partName) }),
    ...(need === undefined ? {} : { need }),
  };
  return Object.keys(facts).length === 0 ? null : facts;
}

async function denialOf(tabId: number, denialId: string): Promise<AnsweredDenial | null> {
  const session = await createDenialSessions(browser.storage.session)
    .reported(tabId, denialId)
    .catch(() => undefined);
  return session?.denial ?? null;
}
