/**
 * Key in `storage.local`, and so outside the database: somebody's data was in it. Browsers remove a database without a
 * word, when space is short or the person clears a site's data.
 */
export const dataMark = 'hasData';
