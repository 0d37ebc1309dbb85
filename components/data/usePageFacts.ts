import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { Need } from '../../lib/entitlement/need.ts';
import { type RequestFacts, readablePath } from '../../lib/entitlement/requestFacts.ts';
import type { AnsweredPage } from '../../lib/messaging/hubAddress.ts';
import { createDenialSessions } from '../../lib/offer/denialSessions.ts';

/**
 * What is known of the page that a form answers, read once: its fields are filled in when it opens. `undefined`: being
 * read; `null`: it answers none, or that page is gone.
 */
export function usePageFacts(
  page: AnsweredPage | undefined,
  need: Need | undefined,
): RequestFacts | null | undefined {
  const [url, setUrl] = useState<string | null>();
  const { tabId, denialId } = page ?? {};
  useEffect(() => {
    if (tabId === undefined || denialId === undefined) return;
    let isStale = false;
    void urlOf(tabId, denialId).then((found) => isStale || setUrl(found));
    return () => {
      isStale = true;
    };
  }, [tabId, denialId]);
  if (page === undefined) return null;
  if (url === undefined) return undefined;
  const facts = {
    ...(url === null ? {} : { page: readablePath(url) }),
    ...(need === undefined ? {} : { need }),
  };
  return Object.keys(facts).length === 0 ? null : facts;
}

async function urlOf(tabId: number, denialId: string): Promise<string | null> {
  const session = await createDenialSessions(browser.storage.session)
    .get(tabId)
    .catch(() => undefined);
  return (session?.id === denialId ? session.denial.resourceUrl : undefined) ?? null;
}
