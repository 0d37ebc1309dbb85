import { hubHash } from '../../lib/messaging/hubAddress.ts';

/** One draft's page, or that of all. */
export const goTo = (draftId?: string): void => {
  location.hash = hubHash({ name: 'packages', ...(draftId !== undefined && { draftId }) });
};
