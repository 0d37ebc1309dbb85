import { Dexie, type Table } from 'dexie';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { MetaRow, RequestRow } from '../../../lib/store/rows.ts';
import type { AccessPackageRow } from '../../../lib/store/rowsOfIndex.ts';
import { floorTables } from './tables.ts';

type Rows = [RequestRow[], AccessPackageRow[]];
const store = new Dexie('floor') as Dexie & {
  meta: Table<MetaRow>;
  requests: Table<RequestRow>;
  accessPackages: Table<AccessPackageRow>;
};
store.version(1).stores(floorTables);

async function read(): Promise<Rows> {
  const profile = (await store.meta.get('activeProfile'))?.value;
  const of = <T,>(table: Table<T>) => table.where('[profile+id]').between([profile], [profile, []]).toArray();
  return Promise.all([of(store.requests), of(store.accessPackages)]);
}

/** The least a popup with the same data can do: React and Dexie, a list, a button each. */
function Floor() {
  const [[requests, packages], show] = useState<Rows>([[], []]);
  useEffect(() => void read().then(show), []);
  return (
    <ul title={`${packages.length}`}>
      {requests.map(({ id, accessPackageName, state }) => (
        <li key={id}>
          {accessPackageName}: {state}{' '}
          <button type="button" onClick={() => document.body.remove()}>
            Cancel
          </button>
        </li>
      ))}
    </ul>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Floor />);
