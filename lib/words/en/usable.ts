/** Whether access that was granted works, and what cures it where a sign-in is older than the access. */
export const usable = {
  'usable.staleSignIn':
    'Apps and Teams may show new access only after a new sign-in. If you still can’t open one, sign out of the app and sign in again. This can take a while.',
  'usable.signInAgain': 'Sign in to the app again',
  'timeline.refused': 'The page denied access',
  'usable.works': 'It works',
  'usable.refuses': 'Still no access',
} as const;
