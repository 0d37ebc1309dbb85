import { expect, it } from 'vitest';
import { developmentIds } from '../../../../lib/release/ids.ts';
import { firefoxPolicies } from '../../../../lib/release/kit/jsonFiles.ts';
import {
  allowedHosts,
  chromiumInstallation,
  firefoxInstallation,
  type Plan,
} from '../../../../lib/release/kit/plan.ts';

const url = 'https://updates.contoso.com/knock.xml';
const plan = (more: Partial<Plan> = {}): Plan => ({
  ids: developmentIds,
  keys: [],
  settings: {},
  updateUrls: {},
  ...more,
});

it.each([
  ['chrome', 'https://clients2.google.com/service/update2/crx', { toolbar_pin: 'force_pinned' }],
  ['edge', 'https://edge.microsoft.com/extensionwebstorebase/v1/crx', { toolbar_state: 'force_shown' }],
] as const)('%s installs it from its own store, in sight, with its hosts', (browser, store, pin) => {
  const known = { installation_mode: 'force_installed', ...pin, runtime_allowed_hosts: allowedHosts };
  expect(chromiumInstallation(plan(), browser)).toEqual({ ...known, update_url: store });
  expect(chromiumInstallation(plan({ updateUrls: { [browser]: url } }), browser)).toEqual({
    ...known,
    update_url: url,
    override_update_url: true,
  });
  expect(allowedHosts).toEqual([
    'https://*.sharepoint.com',
    'https://login.microsoftonline.com',
    'https://graph.microsoft.com',
  ]);
});

it('Firefox installs it from addons.mozilla.org, or from where it is told', () => {
  const known = { installation_mode: 'force_installed', default_area: 'navbar' };
  expect(firefoxInstallation(plan())).toEqual({
    ...known,
    install_url: 'https://addons.mozilla.org/firefox/downloads/latest/knock%40knock.invalid/latest.xpi',
  });
  expect(firefoxInstallation(plan({ updateUrls: { firefox: url } }))).toEqual({ ...known, install_url: url });
});

it.each([undefined, false])('packages without a signature are not let in by themselves (%s)', (unsigned) => {
  const told = unsigned === undefined ? {} : { unsigned };
  expect(firefoxPolicies(plan(told))).not.toHaveProperty('Preferences');
  expect(firefoxPolicies(plan({ unsigned: true })).Preferences).toEqual({
    'xpinstall.signatures.required': { Value: false, Status: 'locked' },
  });
});
