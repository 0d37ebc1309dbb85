/** One address and nothing beside it: a comma, a quote or a question mark would name another one, or more. */
export const isMailAddress = (text: string): boolean => oneAddress.test(text);

const part = '[^\\s@,;:<>()"\'?&\\\\\\[\\]]';
const oneAddress = new RegExp(`^${part}{1,64}@${part}{1,189}\\.${part}{2,63}$`);
