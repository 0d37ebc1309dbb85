import type { ReactNode } from 'react';
import { AccountBadge, type ShownAccount } from '../account/accountBadge.tsx';
import { Button } from '../base/button.tsx';
import { Logo } from '../base/icons.tsx';
import { settingsIcon } from '../base/pageIcons.ts';
import { Tabs } from '../base/tabs.tsx';
import { useKeptFocus } from '../base/useKeptFocus.ts';
import { useWords } from '../words/wordsContext.tsx';

const popupTabs = ['page', 'requests', 'approvals'] as const;
export type PopupTab = (typeof popupTabs)[number];
const tabKeys = {
  page: 'popup.thisPage',
  requests: 'popup.myRequests',
  approvals: 'popup.approvals',
} as const;

export interface PopupFrameProps {
  tab: PopupTab;
  onTab: (tab: PopupTab) => void;
  /** Shown beside the tab's name; absent or 0: no number. */
  counts: Partial<Record<PopupTab, number | undefined>>;
  /** Above the tabs. */
  above?: ReactNode;
  panels: Record<PopupTab, ReactNode>;
  account: ShownAccount | null | undefined;
  accounts: readonly ShownAccount[];
  onSwitch: (profile: ShownAccount['profile']) => void;
  onOpenHub: () => void;
  onOpenSettings: () => void;
}

/** The popup's frame: the acting account, three tabs with counts, one scrolling panel. */
export function PopupFrame(props: PopupFrameProps) {
  const { t, dir } = useWords();
  const kept = useKeptFocus();
  return (
    <main className="popup" {...kept}>
      <header className="popup-header">
        <Logo />
        <h1 className="card-brand">{t('app.name')}</h1>
        <AccountBadge account={props.account} others={props.accounts} onSwitch={props.onSwitch} />
        <Button
          look="icon"
          icon="open"
          aria-label={t('popup.openHub')}
          title={t('popup.openHub')}
          onClick={props.onOpenHub}
        />
        <Button
          look="icon"
          icon={settingsIcon}
          aria-label={t('common.settings')}
          title={t('common.settings')}
          onClick={props.onOpenSettings}
        />
      </header>
      {props.above}
      <Tabs
        label={t('popup.tabs')}
        dir={dir}
        selected={props.tab}
        onSelect={props.onTab}
        items={popupTabs.map((tab) => ({
          id: tab,
          label: (
            <>
              {t(tabKeys[tab])}
              <Count count={props.counts[tab] ?? 0} />
            </>
          ),
          panel: props.panels[tab],
        }))}
      />
    </main>
  );
}

function Count({ count }: { count: number }) {
  const words = useWords();
  if (count === 0) return null;
  return (
    <>
      <span className="count" aria-hidden="true">
        {words.formatNumber(count)}
      </span>
      <span className="visually-hidden">{words.t('popup.count', { count })}</span>
    </>
  );
}
