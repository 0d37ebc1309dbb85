export const code = /\bAADSTS\d{5,7}\b/;
/** With its scheme, or alone in the text with a path. */
export const address = /\bhttps?:\/\/[^\s<>"'`]{4,2000}/i;
export const bareAddress = /^[\w-]+(?:\.[\w-]+)+\/\S*$/;

/** A line of a message to an owner (`lib/offer/ownerLine.ts`). */
const ownerLine = /\bknock:[a-z]+:/i;

/** The text holds an error code of Microsoft Entra, an address, or what somebody asked an owner for. */
export const isPage = (text: string): boolean =>
  code.test(text) || ownerLine.test(text) || address.test(text) || bareAddress.test(text.trim());
