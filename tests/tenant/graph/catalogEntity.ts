import type { CatalogSeed } from '../organization.ts';
import { seededAt } from '../state/catalogResources.ts';
import type { Entity } from './entity.ts';

/** Without a way on to what it holds. */
export const plainCatalogEntity = (catalog: CatalogSeed): Entity => ({
  type: 'accessPackageCatalog',
  properties: {
    id: catalog.id,
    displayName: catalog.displayName,
    description: catalog.description ?? catalog.displayName,
    catalogType: 'userManaged',
    state: catalog.state ?? 'published',
    isExternallyVisible: catalog.isExternallyVisible ?? true,
    createdDateTime: catalog.createdDateTime ?? seededAt,
    modifiedDateTime: catalog.modifiedDateTime ?? catalog.createdDateTime ?? seededAt,
  },
});
