import type { Tenant } from '../tenant.ts';
import { em, graphAs } from '../testing.ts';
import type { Observations } from './observation.ts';

const allowed = `${em}/accessPackages/filterByCurrentUser(on='allowedRequestor')`;

/** How many packages come with an option, or the status. */
const withOption = (option: string) => async (tenant: Tenant) => {
  const adele = await graphAs(tenant, 'AdeleV@contoso.com');
  const { status, body } = await adele('GET', `${allowed}?${option}`);
  return body.value?.length ?? status;
};

export const ofPackageList: Observations = {
  packageSearch: {
    see: withOption('$search="displayName:Brand"'),
    expect: { refused: 400, works: 4, ignored: 25 },
  },
  packageFilter: {
    see: withOption("$filter=contains(displayName,'brand') or startswith(displayName,'Expense')"),
    expect: { refused: 400, works: 5, ignored: 25 },
  },
  packageTop: {
    see: async (tenant) => {
      tenant.core.switches.set({ pageSize: 10 });
      return withOption('$top=20')(tenant);
    },
    expect: { refused: 400, works: 20, ignored: 10 },
  },
  otherOptions: {
    see: async (tenant) => {
      const adele = await graphAs(tenant, 'AdeleV@contoso.com');
      const { status, body } = await adele(
        'GET',
        `${allowed}?$count=true&$skip=20&$orderby=displayName desc`,
      );
      return body.value === undefined
        ? status
        : [body['@odata.count'], body.value.length, body.value.at(-1).displayName];
    },
    expect: { refused: 400, works: [25, 5, 'Brand – Members'] },
  },
};
