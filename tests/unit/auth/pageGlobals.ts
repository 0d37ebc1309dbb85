import { Window } from 'happy-dom';

/**
 * The few globals of a page that MSAL looks for, and no more: `fetch`, `Request` and `Headers` stay Node's, since a
 * page's may not set cookies and the simulated tenant's windows must.
 */
export function installPageGlobals(): void {
  const page = new Window({ url: 'https://extension.example/auth.html' });
  Object.defineProperty(page, 'crypto', { value: globalThis.crypto });
  for (const [name, value] of Object.entries({
    window: page,
    document: page.document,
    location: page.location,
    history: page.history,
    sessionStorage: page.sessionStorage,
    localStorage: page.localStorage,
  })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
