import { expect, it } from 'vitest';
import { askedBy, asksAgain, newestRelease, unadmitted } from '../../../lib/release/asked.ts';

const manifest = {
  permissions: ['storage', 'alarms'],
  host_permissions: ['https://*.sharepoint.com/*'],
  content_scripts: [
    { matches: ['https://*.sharepoint.com/*/denied*', 'https://login.microsoftonline.com/*'] },
  ],
  browser_specific_settings: { gecko: { data_collection_permissions: { required: ['authenticationInfo'] } } },
};
const before = askedBy(manifest);
const again = (change: object) => asksAgain(before, askedBy({ ...manifest, ...change }));

it('asks for permissions, hosts, those of content scripts, and what leaves the browser', () => {
  expect(before).toEqual({
    permissions: ['alarms', 'storage'],
    hosts: ['https://*.sharepoint.com', 'https://login.microsoftonline.com'],
    data: ['authenticationInfo'],
  });
});

it('asks again for what is new', () => {
  expect(again({ permissions: ['storage', 'alarms', 'tabs'] })).toEqual(['tabs']);
  expect(again({ host_permissions: ['https://*.sharepoint.us/*'] })).toEqual(['https://*.sharepoint.us']);
  expect(again({ content_scripts: [{ matches: ['https://*/*'] }] })).toEqual(['https://*']);
  expect(again({ host_permissions: ['http://a.sharepoint.com/*'] })).toEqual(['http://a.sharepoint.com']);
  const data = { gecko: { data_collection_permissions: { required: ['locationInfo'] } } };
  expect(again({ browser_specific_settings: data })).toEqual(['locationInfo']);
});

it('does not ask for less, or for a part of what it has', () => {
  expect(again({ permissions: ['storage'], content_scripts: [] })).toEqual([]);
  expect(again({ host_permissions: ['https://contoso.sharepoint.com/sites/*'] })).toEqual([]);
  expect(again({ optional_permissions: ['tabs'], optional_host_permissions: ['https://*/*'] })).toEqual([]);
});

it('is admitted by a line of what is unreleased', () => {
  const changelog = (unreleased: string) =>
    `# Changelog\n\n## Unreleased\n\n${unreleased}\n\n## 1.2.0\n\n- The browser asks again: \`tabs\`\n`;
  expect(unadmitted(['tabs'], changelog('- Tabs are nice.'))).toEqual(['tabs']);
  expect(unadmitted(['tabs'], changelog('- `tabs` is used.'))).toEqual(['tabs']);
  expect(unadmitted(['tabs', 'x'], changelog('- The browser asks\n  everybody again, for `tabs`.'))).toEqual([
    'x',
  ]);
  expect(newestRelease(changelog(''))).toBe('1.2.0');
  expect(newestRelease('# Changelog\n\n## Unreleased\n')).toBeNull();
});
