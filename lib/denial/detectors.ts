import { applicationProxy } from './applicationProxy.ts';
import { appService } from './appService.ts';
import { aws } from './aws.ts';
import { azureDevOps } from './azureDevOps.ts';
import type { Detector } from './detector.ts';
import { dynamics } from './dynamics.ts';
import { entra } from './entra.ts';
import { google } from './google.ts';
import { oneDrive } from './oneDrive.ts';
import { sharePoint } from './sharePoint.ts';

/**
 * Every detector there is, in the order in which they are asked. Content scripts take only those of their hosts
 * (`entrypoints/denial*.ts`); tools, the popup and tests try all on every page.
 */
export const detectors: readonly Detector[] = [
  oneDrive,
  sharePoint,
  entra,
  applicationProxy,
  azureDevOps,
  dynamics,
  aws,
  google,
  appService,
];
