import type { TenantCore } from '../contract.ts';
import type { Seed } from '../organization.ts';
import { type Access, createAccess } from './access.ts';
import { createClock } from './clock.ts';
import { createDirectory } from './directory.ts';
import { createFaults } from './faults.ts';
import { guestsWhoLeft } from './guests.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createLog } from './log.ts';
import { withOwnObjects } from './ownSeed.ts';
import { createRegistrations, type Registrations } from './registrations.ts';
import { createReplication, type Replication } from './replication.ts';
import { createRevocations } from './revocations.ts';
import type { SwitchPositions } from './switches.ts';
import { createSwitches } from './switches.ts';

/** Everything the tenant knows; `graph/` needs more of it than the sign-in and the pages do. */
export interface TenantState extends TenantCore {
  readonly ledger: Ledger;
  readonly access: Access;
  readonly registrations: Registrations;
  readonly replication: Replication;
}

export interface StateOptions {
  /** Epoch ms of real time; a constant makes the tenant's clock stand still. Defaults to `Date.now`. */
  realTime?: () => number;
  /** Seconds a request stays `submitted`, and `delivering`. Defaults to 2. */
  transitionSeconds?: number;
  switches?: Partial<SwitchPositions>;
}

export function createState(given: Seed, options: StateOptions = {}): TenantState {
  const seed = withOwnObjects(given);
  const realTime = options.realTime ?? Date.now;
  const clock = createClock(seed.now === undefined ? realTime() : Date.parse(seed.now), realTime);
  const switches = createSwitches(options.switches);
  const transitionMs = (options.transitionSeconds ?? 2) * 1000;
  const ledger = createLedger({ seed, clock, switches, transitionMs });
  const access = createAccess(ledger.assignments, clock.now);
  const directory = createDirectory(seed, access);
  return {
    seed,
    clock,
    faults: createFaults(),
    switches,
    log: createLog(),
    directory,
    revocations: createRevocations(directory),
    hasLeft: guestsWhoLeft(ledger, switches),
    ledger,
    access,
    registrations: createRegistrations(seed, directory),
    replication: createReplication(clock, switches),
  };
}
