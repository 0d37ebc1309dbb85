/** What signing out drops besides requests that were never sent, and what it has to keep. */
export const signingOut = {
  'account.signOutDecisions':
    '{count, plural, one {# decision of yours may not have arrived yet. Knock stops sending it: check it in My Access.} other {# decisions of yours may not have arrived yet. Knock stops sending them: check them in My Access.}}',
  'account.signOutCancels':
    '{count, plural, one {# request may not be canceled yet. Knock stops trying: the request may still be active.} other {# requests may not be canceled yet. Knock stops trying: the requests may still be active.}}',
  'account.signOutAwaited':
    '{count, plural, one {# request has no response yet. It stays on this device, so that it isn’t submitted twice when you sign in again.} other {# requests have no response yet. They stay on this device, so that they aren’t submitted twice when you sign in again.}}',
} as const;
