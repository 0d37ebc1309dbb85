import type { ReactNode } from 'react';
import type { HubView } from '../../lib/messaging/hubAddress.ts';
import { AccountBadge, type ShownAccount } from '../account/accountBadge.tsx';
import { Button } from '../base/button.tsx';
import { Icon, Logo } from '../base/icons.tsx';
import { helpIcon, settingsIcon } from '../base/pageIcons.ts';
import { useKeptFocus } from '../base/useKeptFocus.ts';
import { useWords } from '../words/wordsContext.tsx';

export interface HubFrameProps {
  current: HubView['name'];
  account: ShownAccount | null | undefined;
  accounts: readonly ShownAccount[];
  onSwitch: (profile: ShownAccount['profile']) => void;
  onOpenSettings: () => void;
  /** The person makes access packages. */
  makesPackages?: boolean;
  children: ReactNode;
}

/** The full tab: one navigation, the same words as the popup. */
export function HubFrame(props: HubFrameProps) {
  const { t } = useWords();
  const kept = useKeptFocus();
  return (
    <div className="hub">
      <header className="hub-header">
        <Logo />
        <span className="card-brand">{t('app.name')}</span>
        <nav className="hub-nav" aria-label={t('hub.navigation')}>
          <NavLink href="#/requests" isCurrent={props.current === 'requests' || props.current === 'request'}>
            {t('hub.requests')}
          </NavLink>
          <NavLink href="#/find" isCurrent={props.current === 'find'}>
            {t('hub.find')}
          </NavLink>
          <NavLink href="#/held" isCurrent={props.current === 'held'}>
            {t('hub.held')}
          </NavLink>
          <NavLink href="#/history" isCurrent={props.current === 'history'}>
            {t('hub.history')}
          </NavLink>
          {props.makesPackages && (
            <NavLink href="#/packages" isCurrent={props.current === 'packages'}>
              {t('hub.make')}
            </NavLink>
          )}
          <NavLink href="#/approvals" isCurrent={props.current === 'approvals'}>
            {t('hub.approvals')}
          </NavLink>
        </nav>
        <AccountBadge account={props.account} others={props.accounts} onSwitch={props.onSwitch} />
        <div className="hub-tools">
          <a
            className="button button-icon"
            href="#/help"
            aria-label={t('help.title')}
            title={t('help.title')}
            aria-current={props.current === 'help' ? 'page' : undefined}
          >
            <Icon name={helpIcon} />
          </a>
          <Button
            look="icon"
            icon={settingsIcon}
            aria-label={t('hub.settings')}
            title={t('hub.settings')}
            onClick={props.onOpenSettings}
          />
        </div>
      </header>
      <main className="page" {...kept}>
        {props.children}
      </main>
    </div>
  );
}

function NavLink({ href, isCurrent, children }: { href: string; isCurrent: boolean; children: ReactNode }) {
  return (
    <a className="nav-link" href={href} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}
