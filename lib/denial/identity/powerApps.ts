import type { Identifier } from '../detector.ts';
import { keyFrom, tenantFrom } from './keys.ts';

/**
 * A canvas or code app and its environment: `/play/e/{environment}/(a|app)/{app}`, `/play/{app}`,
 * `/play/providers/Microsoft.PowerApps/apps/{app}`. Apps are shared with groups, which the map knows. What an app says inside itself is about its data, not about this.
 */
export const powerApps: Identifier = {
  product: 'powerApps',
  hosts: [
    'apps.powerapps.com',
    'apps.gov.powerapps.us',
    'apps.high.powerapps.us',
    'play.apps.appsplatform.us',
    'apps.powerapps.cn',
  ],
  identify(url) {
    const [, environment, app] =
      /^\/play\/(?:e\/([\w-]{1,64})\/(?:a|app)\/|providers\/Microsoft\.PowerApps\/apps\/)?([0-9a-f-]{36})(?:\/|$)/i.exec(
        url.pathname,
      ) ?? [];
    const resources = [
      ...keyFrom('powerApp', app, 'path'),
      ...keyFrom('powerPlatformEnvironment', environment, 'path'),
    ];
    return resources.length === 0
      ? undefined
      : { resources, ...tenantFrom(url.searchParams.get('tenantId')) };
  },
};
