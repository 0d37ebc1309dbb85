/** What signing out drops besides requests that were never sent, and what it has to keep. */
export const signingOut = {
  'account.signOutDecisions':
    '{count, plural, one {# decision of yours may not have arrived yet. It is dropped: see to it in My Access.} other {# decisions of yours may not have arrived yet. They are dropped: see to them in My Access.}}',
  'account.signOutCancels':
    '{count, plural, one {# request may not be canceled yet. It is not tried again: the request may stand.} other {# requests may not be canceled yet. It is not tried again: the requests may stand.}}',
  'account.signOutAwaited':
    '{count, plural, one {# request has not been answered yet. It stays on this device, so that it isn’t sent twice when you sign in again.} other {# requests have not been answered yet. They stay on this device, so that they aren’t sent twice when you sign in again.}}',
} as const;
