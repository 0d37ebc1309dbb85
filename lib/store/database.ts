import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { ProfileKey } from '../platform/profile.ts';
import { databaseName } from './databaseName.ts';
import type { PackageDraftRow } from './draftRows.ts';
import type {
  ApprovalRow,
  AssignmentRow,
  MetaKey,
  MetaRow,
  OutboxRow,
  ProfileRow,
  RequestRow,
  SyncRow,
} from './rows.ts';
import type {
  AccessPackageRow,
  ApplicationRow,
  GrantRow,
  PackageNameRow,
  RequirementsRow,
} from './rowsOfIndex.ts';
import { versions } from './versions/all.ts';
import type { StoreVersion } from './versions/version.ts';

/** The tables, by name. A key with the profile first is a tuple: `store.requests.get([profile, id])`. */
export interface Tables {
  profiles: Table<ProfileRow, ProfileKey>;
  meta: Table<MetaRow, MetaKey>;
  accessPackages: Table<AccessPackageRow, [ProfileKey, string]>;
  packageNames: Table<PackageNameRow, [ProfileKey, string]>;
  grants: Table<GrantRow, [ProfileKey, string, string]>;
  applications: Table<ApplicationRow, [ProfileKey, string]>;
  requirements: Table<RequirementsRow, [ProfileKey, string]>;
  requests: Table<RequestRow, [ProfileKey, string]>;
  outbox: Table<OutboxRow, [ProfileKey, string]>;
  assignments: Table<AssignmentRow, [ProfileKey, string]>;
  approvals: Table<ApprovalRow, [ProfileKey, string]>;
  packageDrafts: Table<PackageDraftRow, [ProfileKey, string]>;
  sync: Table<SyncRow, [ProfileKey, string]>;
}

export type Store = Dexie & Tables;

/** A step that only changes tables goes with the next: at each of them Dexie reads all that came before anew. */
const steps: StoreVersion[] = [];
let tables = {};
for (const step of versions) {
  tables = { ...tables, ...step.tables };
  if (step.upgrade === undefined && step !== versions.at(-1)) continue;
  steps.push({ ...step, tables });
  tables = {};
}

/**
 * The database, opened on first use. In: its name (another one in tests). Out: the tables. Nothing is thrown here;
 * a database that cannot be opened fails at the first query, which `storeFailure` turns into words.
 */
export function openStore(name = databaseName, options: DexieOptions = {}): Store {
  const store = new Dexie(name, options) as Store; // Dexie makes one property per table of the schema
  for (const step of steps) {
    const version = store.version(step.version).stores(step.tables);
    if (step.upgrade) version.upgrade((transaction) => step.upgrade?.(transaction));
  }
  return store;
}

/**
 * The same for the worker, whose build has no cache of live queries (`leanDexie.ts`): told so, Dexie lets each query
 * follow its rows by itself.
 */
export const openWorkerStore = (name = databaseName): Store => openStore(name, { cache: 'disabled' });
