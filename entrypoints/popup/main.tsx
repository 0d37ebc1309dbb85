import '../../components/style/popup.css';
import { beginEarlyReads, earlyReads } from '../../components/data/earlyReads.ts';
import { readFirst, shownFirst } from '../../components/data/firstRead.ts';
import { openOfferFeed } from '../../components/data/offerFeed.ts';
import { mount } from '../../components/mount.tsx';
import { PopupApp } from '../../components/popup/popupApp.tsx';

/** After this time (ms) the popup begins without what is still missing; that comes later. */
const patience = 100;

async function start(): Promise<void> {
  const { tabId, isDenied, rows } = earlyReads() ?? beginEarlyReads();
  const reading = readFirst(rows, patience);
  const [tab, denied] = await Promise.all([tabId, isDenied]);
  // On any other page the background has nothing to show, so the popup asks it after the first picture.
  const feed = openOfferFeed(tab === undefined ? {} : { tabId: tab }, denied ? undefined : shownFirst);
  await mount(
    <PopupApp source={feed} tabId={tab} />,
    Promise.all([reading, denied ? feed.first(patience) : undefined]),
  );
}

void start();
