/**
 * Pages of Entra that end a sign-in with no: the general error page and the Conditional Access block.
 * Healthy ones: ConvergedSignIn, ConvergedTFA, KmsiInterrupt, ConvergedProofUpRedirect, BssoInterrupt, CmsiInterrupt.
 * As seen in captures and drivers of 2019–2026.
 */
export const isErrorPageId = (pageId: string | undefined): boolean =>
  pageId === 'ConvergedError' || pageId === 'ConvergedConditionalAccess';
