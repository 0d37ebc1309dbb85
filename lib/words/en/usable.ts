/** Whether access that was set up works, and what cures it where a sign-in is older than the access. */
export const usable = {
  'usable.staleSignIn':
    'Apps and Teams learn of new access when you sign in. If you’re still refused there, sign out of the app and in again.',
  'usable.signInAgain': 'Sign in to it again',
  'timeline.refused': 'The page said no',
  'usable.works': 'It works',
  'usable.refuses': 'Still refused',
} as const;
