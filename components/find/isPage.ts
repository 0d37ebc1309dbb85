export const code = /\bAADSTS\d{5,7}\b/;
/** With its scheme, or alone in the text with a path. */
export const address = /\bhttps?:\/\/[^\s<>"'`]{4,2000}/i;
export const bareAddress = /^[\w-]+(?:\.[\w-]+)+\/\S*$/;

/** The text holds an error code of Microsoft Entra, or an address. */
export const isPage = (text: string): boolean =>
  code.test(text) || address.test(text) || bareAddress.test(text.trim());
