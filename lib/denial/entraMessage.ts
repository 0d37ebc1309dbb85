import { defined } from '../platform/defined.ts';
import { isGuid } from '../resource/resource.ts';
import { safeText } from './safeText.ts';

/** What Entra's error sentence says. Names are safe to show; the id is a lower-case GUID. */
export interface EntraMessage {
  code: number;
  appId?: string;
  appName?: string;
  /** UPN, unless Entra withheld it (`{EmailHidden}`). */
  user?: string;
}

/** Longest sentence that is read; real ones stay under 900 characters. */
const maxMessage = 4096;

/**
 * Reads the sentence behind `AADSTSnnnnn`, or the block of a Conditional Access page (`Error Code: 53003 … App id:`).
 * `undefined` without a code: then nothing else counts, since the same words are templates in logs and other apps.
 * The wordings are those of captures from 2016 to 2026; the id decides, the name is decoration.
 */
export function readEntraMessage(text: string): EntraMessage | undefined {
  const message = plain(text.slice(0, maxMessage));
  const code = /\bAADSTS(\d{5,7})\b/.exec(message)?.[1] ?? /\bError Code:\s*(\d{5,7})\b/i.exec(message)?.[1];
  if (code === undefined) return undefined;
  const { appId, appName, rest } = readApplication(message);
  const id = appId ?? (code === '50105' ? onlyGuid(message) : undefined);
  return defined<EntraMessage>({
    code: Number(code),
    appId: id?.toLowerCase(),
    appName: safeText(appName),
    user: readUser(rest),
  });
}

/** Typographic quotes and HTML's apostrophe become `'`: one alphabet for the expressions below. */
const plain = (text: string): string =>
  text.replace(/&#(?:39|x27);|&apos;|["“”„«»‘’‚]/gi, "'").replace(/\s+/g, ' ');

interface Application {
  appId?: string | undefined;
  appName?: string | undefined;
  /** The message without the application, so that a mail address in its name is not taken for the user. */
  rest: string;
}

/** Each wording, id or name first. All parts are bounded, so that no text makes them slow. */
const wordings: readonly RegExp[] = [
  // Since 2022: … configured the application NAME ('ID') to block …; greedy, so that a name cannot pose as the id
  /configured the application (?<name>.{1,256}) ?\( ?'(?<id>[^']+)' ?\) to block/i,
  // The same without the id, shortened by people
  /configured the application '?(?<name>.{1,256}?)'? to block/i,
  // 65005, which has no id
  /using application '(?<name>[^']{1,256})'/i,
  // Until 2022, and 50020, 16000, 501051: application 'ID'(NAME), the name missing in 2016
  /application '(?<id>[^']+)'(?: ?\((?<name>.{1,256}?)\)(?=$|[.,; ](?!.{0,99}\)[.,; ])))?/i,
  // 65001, 700016: application with ID 'ID' named 'NAME'
  /application with (?:id|identifier) '(?<id>[^']+)'(?: named '(?<name>[^']{1,256})')?/i,
  // Conditional Access page, and the last line of 650056
  /(?:App name: ?(?<name>.{1,256}?) )?\bapp id: ?(?<id>[0-9a-f-]{36})/i,
];

function readApplication(message: string): Application {
  for (const wording of wordings) {
    const match = wording.exec(message);
    if (match === null) continue;
    const { id = '', name } = match.groups ?? {};
    return { appId: isGuid(id) ? id : undefined, appName: name, rest: message.replace(match[0], ' ') };
  }
  return { rest: message };
}

/** For translated sentences: the one GUID that is not a support id. */
function onlyGuid(message: string): string | undefined {
  const words = message.replace(/\b(?:request|correlation|trace) id ?: ?\S+/gi, ' ').split(/[^\da-f-]+/i);
  const [id, another] = new Set(words.filter(isGuid));
  return another === undefined ? id : undefined;
}

/** The first UPN; it may hold an apostrophe (`o'neil@…`) but not begin with the quote around it. */
function readUser(message: string): string | undefined {
  const user = /(?<![^\s'(:])[\w.!#^~+-][\w.!#^~'+-]{0,112}@[a-z0-9.-]{4,255}(?![\w@])/i.exec(message)?.[0];
  const trimmed = user?.replace(/\.$/, '');
  return /\.[a-z]{2,24}$/i.test(trimmed ?? '') ? trimmed : undefined;
}
