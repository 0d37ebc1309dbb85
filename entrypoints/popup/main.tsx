import '../../components/style/popup.css';
import { browser } from 'wxt/browser';
import { mount } from '../../components/mount.tsx';
import { PopupApp } from '../../components/popup/popupApp.tsx';

/** The page behind the popup. `?tab=<id>` names another one: a popup that was opened as a tab has none behind it. */
async function pageTab(): Promise<number> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isInteger(named)) return named;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? browser.tabs.TAB_ID_NONE;
}

void pageTab().then((tabId) => mount(<PopupApp tabId={tabId} />));
