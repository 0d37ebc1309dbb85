/** The first thing in a text that looks like a UPN; bounded, so that no text makes it slow. */
export const mailIn = (text: string): string | undefined =>
  /[\w.!#^~+-]{1,113}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w.-]*@)/i.exec(text.slice(0, 1024))?.[0];
