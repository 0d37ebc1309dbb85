/** The one database of a browser profile. */
export const databaseName = 'knock';
