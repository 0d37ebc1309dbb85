import type { ReactNode } from 'react';
import { Sites, type SitesProps } from '../../components/options/sites.tsx';
import { type PageBehind, pageBehind } from '../../components/popup/pageBehind.ts';
import { Recorded } from '../../components/popup/recordPage.tsx';
import { UnclaimedPage } from '../../components/popup/unclaimedPage.tsx';
import { recordPage } from '../../lib/denial/recording.ts';
import { hostsOf } from '../../lib/settings/productHosts.ts';
import type { Scene } from './scenes.tsx';

const guid = '29ce1dc6-fe37-4d30-ac73-ee9aaa4e3987';
const at = (address: string): PageBehind => pageBehind(address, undefined, [], []);
const pages: Record<string, PageBehind> = {
  nothing: at('https://app.powerbi.com/home'),
  report: at(`https://app.powerbi.com/groups/${guid}/reports/11112222-3333-4444-8555-666677778888/Section`),
  project: at('https://dev.azure.com/contoso/A%20project%20of%20a%20rather%20long%20name/_git/x'),
  site: at('https://contoso.sharepoint.com/sites/Marketing/SitePages/Home.aspx'),
  library: at('https://contoso.sharepoint.com/sites/Marketing/Shared%20Documents/Plans/2027'),
  unknown: at('https://a-host-of-a-very-long-name.department.subsidiary.contoso-holding.example/x'),
};
const recording = recordPage({
  url: 'https://contoso.crm4.dynamics.com/main.aspx?appid=x&etn=y#/a/b?c=d',
  status: 403,
  title: 'Error',
  text: '0x80072560 access denied',
});
const sites: SitesProps = {
  isOn: (product) => ['sharePoint', 'entra', 'teams'].includes(product),
  onChange: () => {},
  trouble: undefined,
  asked: [],
  missing: [],
  onAllow: () => {},
  isDeclined: false,
  rulesDated: undefined,
};
const asked = [
  'https://wiki.contoso.com/*',
  'https://*.boards.contoso.com/*',
  'https://an-application-of-a-long-name-contoso.azurewebsites.net/*',
  ...hostsOf('azureDevOps'),
];
const onPage = (more: Partial<SitesProps>): Scene => ({
  surface: 'page',
  render: () => (
    <main className="page">
      <Sites {...sites} {...more} />
    </main>
  ),
});

/** Pages that nobody claims, the recorder, and where Knock may look; `inPopup` puts a panel into the popup. */
export const pageScenes = (inPopup: (panel: ReactNode) => Scene): Record<string, Scene> => ({
  ...Object.fromEntries(
    Object.entries(pages).map(([name, behind]) => [
      `popup-page-${name}`,
      inPopup(<UnclaimedPage tabId={1} behind={behind} />),
    ]),
  ),
  'popup-recorder': inPopup(
    <section className="panel-body disclosure-panel">
      <Recorded recording={recording} />
    </section>,
  ),
  'popup-recorder-failed': inPopup(
    <section className="panel-body disclosure-panel">
      <Recorded recording="failed" />
    </section>,
  ),
  'options-sites': onPage({}),
  'options-sites-asked': onPage({ asked, missing: asked, trouble: 'options.siteDeclined', isDeclined: true }),
  'options-sites-done': onPage({ asked, rulesDated: '2024-02-01', trouble: 'options.siteKept' }),
});
