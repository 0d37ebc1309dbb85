/**
 * The last sign-in request of a tab, as the address of Entra's sign-in page named it: after the steps that follow it
 * is gone from the address. Kept in `storage.session` for at most ten minutes.
 */
export type SignInRequest =
  | { kind: 'oidc'; clientId: string /** Host it would return to. */; redirectHost?: string }
  | { kind: 'saml'; issuer: string };
