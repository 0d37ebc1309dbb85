import { send } from '../../lib/messaging/client.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { OfferActions } from '../offer/offerActions.ts';

/**
 * With the way to the missing access package, where the organisation gave this person its registration for administrators.
 * The page opens in the hub.
 */
export const withMaking = <A extends Partial<OfferActions>>(
  actions: A,
  settings: Pick<Settings, 'administratorClientId'> | undefined,
): A & Pick<OfferActions, 'makePackage'> =>
  settings?.administratorClientId === undefined
    ? actions
    : {
        ...actions,
        makePackage: (resource, need) =>
          void send('openHub', { view: { name: 'packages', resource, ...(need && { need }) } }),
      };
