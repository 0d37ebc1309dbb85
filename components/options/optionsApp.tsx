import { Fragment, lazy, Suspense } from 'react';
import { browser } from 'wxt/browser';
import {
  administratorScopes,
  approverScopes,
  creationScopes,
  employeeScopes,
  jobScopes,
  lookUpScopes,
} from '../../lib/auth/tokenSource.ts';
import { saveUserSettings } from '../../lib/settings/browserSettings.ts';
import { reviewedPolicy } from '../../lib/settings/reviewPolicy.ts';
import { accountCommands } from '../data/commands.ts';
import { useProfiles } from '../data/useProfiles.ts';
import { useUnsent } from '../data/useRequests.ts';
import { useWholeSettings } from '../data/useSettings.ts';
import { YourData } from '../ownData/yourData.tsx';
import { CoverageView } from './coverageView.tsx';
import { HelpLink } from './helpLink.tsx';
import { IndexView } from './indexView.tsx';
import { MapView } from './mapView.tsx';
import { OptionsPage } from './optionsPage.tsx';
import { SitesView } from './sitesView.tsx';

const KitView = lazy(async () => ({ default: (await import('./kitView.tsx')).KitView }));

/** The settings page with its data. */
export function OptionsApp() {
  const state = useWholeSettings(reviewedPolicy);
  const profiles = useProfiles();
  const accounts = profiles?.all ?? [];
  const active = profiles?.active?.profile;
  const unsent = useUnsent(accounts.map((account) => account.profile));
  return (
    <OptionsPage
      state={state}
      guide={{
        redirectUri: browser.identity.getRedirectURL(),
        scopes: {
          Employee: employeeScopes,
          Approver: approverScopes,
          Job: jobScopes,
          Administrator: administratorScopes,
          Creation: creationScopes,
          LookUp: lookUpScopes,
        },
      }}
      accounts={accounts}
      active={active}
      unsent={unsent}
      accountHandlers={accountCommands}
      onSaveOrganization={saveUserSettings}
      onLanguage={(language) => saveUserSettings({ language })}
      onChoose={saveUserSettings}
      kit={
        state.state === 'known' && (
          <Suspense fallback={null}>
            <KitView settings={state.settings} />
          </Suspense>
        )
      }
      // Their keys differ: they come to stand beside each other.
      ownData={<YourData key={`data ${active}`} profile={active} />}
      help={<HelpLink />}
      sites={
        state.state === 'known' && (
          <>
            <SitesView settings={state.settings} />
            <IndexView key={active} settings={state.settings} profile={active} />
          </>
        )
      }
      ofOrganization={
        state.state === 'known' && (
          <Fragment key={`organization ${active}`}>
            <MapView settings={state.settings} profile={active} />
            <CoverageView state={state} profile={active} />
          </Fragment>
        )
      }
    />
  );
}
