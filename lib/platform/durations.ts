/** In milliseconds. */
export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
/** What is older than this is more than a year old. */
export const longestYear = 366 * day;
