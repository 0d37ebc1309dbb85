/**
 * What somebody pastes (an error text, an address) is answered like a page that refuses, under a number that no tab has.
 * Nothing is asked of the address itself.
 */
export const isPasted = (tabId: number): boolean => tabId < -1;

/** There are so many such numbers: what is pasted later takes the place of what was pasted long before. */
const places = 64;

export const pastedTab = (now: number): number => -2 - (Math.floor(now / 1000) % places);
