import '../../components/style/popup.css';
import { browser } from 'wxt/browser';
import { readFirst } from '../../components/data/firstRead.ts';
import { openOfferFeed } from '../../components/data/offerFeed.ts';
import { mount } from '../../components/mount.tsx';
import { PopupApp } from '../../components/popup/popupApp.tsx';

/** The page behind the popup. `?tab=<id>` names another one: a popup that was opened as a tab has none behind it. */
async function pageTab(): Promise<number> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isInteger(named)) return named;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? browser.tabs.TAB_ID_NONE;
}

/** What is not there by then comes later, in ms. */
const patience = 100;

const reading = readFirst(patience);
void pageTab().then((tabId) => {
  const feed = openOfferFeed(tabId);
  return mount(<PopupApp source={feed} tabId={tabId} />, Promise.all([reading, feed.first(patience)]));
});
