import type { Denial } from '../../lib/denial/denial.ts';
import { send } from '../../lib/messaging/client.ts';
import { listen } from './messages.ts';

/** The same refusal: a page may write it into its address in several ways. */
const identity = (denial: Denial): string =>
  `${denial.rule}|${denial.reason}|${denial.resources[0]?.key ?? denial.resourceUrl ?? ''}`;

/** A redirect keeps the page that the person came from: typed addresses, bookmarks and links in mail have none. */
const cameFromHere = (): boolean => URL.parse(document.referrer)?.origin === location.origin;

/**
 * Reports a denial. From then on it answers whether the denial still stands when the page changes its address without
 * loading. It reports another denial only when the background asks again, because the background has then removed the
 * old one. `judge` looks at the page as it is; `onGone` hears that the page refuses nothing any more. Out: how to stop.
 */
export function reportWhileTrue(
  denial: Denial,
  judge: () => Denial | undefined,
  onGone: () => void = () => {},
): () => void {
  let reported: Denial | undefined;
  const report = (found: Denial) => {
    reported = found;
    void send('reportDenial', cameFromHere() ? { ...found, hasOwnReferrer: true } : found);
  };
  report(denial);
  return listen((message) => {
    if (message.type !== 'lookAgain') return undefined;
    const found = judge();
    const before = reported;
    if (found !== undefined && before !== undefined && identity(found) === identity(before)) return true;
    reported = undefined;
    if (found === undefined) onGone();
    else if (before === undefined) report(found);
    return false;
  });
}
