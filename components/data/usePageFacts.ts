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
  const [path, setPath] = useState<string | null>();
  const { tabId, denialId } = page ?? {};
  useEffect(() => {
    if (tabId === undefined || denialId === undefined) return;
    let isStale = false;
    void pathOf(tabId, denialId).then((found) => isStale || setPath(found));
    return () => {
      isStale = true;
    };
  }, [tabId, denialId]);
  if (page === undefined) return null;
  if (path === undefined) return undefined;
  const facts = {
    ...(path === null ? {} : { page: path }),
    ...(need === undefined ? {} : { need }),
  };
  return Object.keys(facts).length === 0 ? null : facts;
}

async function pathOf(tabId: number, denialId: string): Promise<string | null> {
  const session = await createDenialSessions(browser.storage.session)
    .reported(tabId, denialId)
    .catch(() => undefined);
  if (session === undefined) return null;
  const { resourceUrl, partName } = session.denial;
  return resourceUrl === undefined ? null : readablePath(resourceUrl, partName);
}
