import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applicationProxy } from '../lib/denial/applicationProxy.ts';
import { appService } from '../lib/denial/appService.ts';
import { aws } from '../lib/denial/aws.ts';
import { azureDevOps } from '../lib/denial/azureDevOps.ts';
import type { Detector } from '../lib/denial/detector.ts';
import { dynamics } from '../lib/denial/dynamics.ts';
import type { ServiceProduct } from '../lib/denial/hosts.ts';
import { detectDenial } from '../lib/denial/judge.ts';
import { readTextFacts } from '../lib/denial/readFacts.ts';
import { pageStatus } from './denial/pageStatus.ts';
import { reportWhileTrue } from './denial/reports.ts';
import { whenActivated } from './denial/whenActivated.ts';

const detectors = Object.values({
  applicationProxy,
  azureDevOps,
  dynamics,
  aws,
  appService,
} satisfies Record<ServiceProduct, Detector>);
const judge = () => detectDenial(readTextFacts(document, location.href, pageStatus()), detectors);

/**
 * Content script of the optional products; where it runs: `lib/settings/products.ts`. It looks once and leaves nothing
 * behind on a healthy page. The card's part is not in it: the background brings it where it is needed.
 */
export default defineUnlistedScript(() => whenActivated(document, look));

function look(): void {
  const denial = judge();
  if (denial === undefined) return;
  const stop = reportWhileTrue(denial, judge);
  const leave = () => {
    stop();
    addEventListener('pageshow', look, { once: true });
  };
  addEventListener('pagehide', leave, { once: true });
}
