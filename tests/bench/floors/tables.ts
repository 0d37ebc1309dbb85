/** Tables of the floor's own database, keyed as in the product's. */
export const floorTables = { meta: 'key', requests: '[profile+id]', accessPackages: '[profile+id]' };
