import type { Identifier } from '../detector.ts';
import { aws } from './aws.ts';
import { azureDevOps } from './azureDevOps.ts';
import { azurePortal } from './azurePortal.ts';
import { byHost } from './byHost.ts';
import { dynamics } from './dynamics.ts';
import { entra } from './entra.ts';
import { forms } from './forms.ts';
import { gitHub } from './gitHub.ts';
import { loop } from './loop.ts';
import { myApps } from './myApps.ts';
import { planner } from './planner.ts';
import { powerApps } from './powerApps.ts';
import { powerBi } from './powerBi.ts';
import { oneDrive, sharePoint } from './sharePoint.ts';
import { teams } from './teams.ts';
import { vivaEngage } from './vivaEngage.ts';

/** What Knock can read off an address, product by product; asked in this order. */
export const identifiers: readonly Identifier[] = [
  oneDrive,
  sharePoint,
  entra,
  myApps,
  powerBi,
  azureDevOps,
  azurePortal,
  teams,
  planner,
  vivaEngage,
  powerApps,
  dynamics,
  forms,
  loop,
  aws,
  gitHub,
  ...byHost,
];
