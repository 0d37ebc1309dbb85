/** An address as people have them. Nothing in it means anything in a `mailto:` link. */
export const mailAddress = /^[\w+-]+(?:\.[\w+-]+)*@[\da-z]+(?:[.-][\da-z]+)*\.[a-z]{2,}$/i;
