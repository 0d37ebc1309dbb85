/** Under which a tab's denial lies in `storage.session`. */
export const denialKey = (tabId: number) => `denial:${tabId}`;
