import { useEffect, useState } from 'react';
import type { PopupTab } from './popupFrame.tsx';

/** So long after opening the popup may still change its mind about the tab to open on, in ms. */
const settleTime = 800;

/** The tab that needs the person: the refused page, else an approval that waits, else the requests. */
export const neededTab = (isDenied: boolean, isApprovalWaiting: boolean): PopupTab => {
  if (isDenied) return 'page';
  return isApprovalWaiting ? 'approvals' : 'requests';
};

/** Follows what is needed until the person chose a tab or a moment has passed; nothing jumps after that. */
export function usePopupTab(needed: PopupTab): [PopupTab, (tab: PopupTab) => void] {
  const [chosen, setChosen] = useState<PopupTab>();
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settleTime);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (isSettled) setChosen((tab) => tab ?? needed);
  }, [isSettled, needed]);
  return [chosen ?? needed, setChosen];
}
