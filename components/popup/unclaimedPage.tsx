import { type ReactNode, useState } from 'react';
import { send } from '../../lib/messaging/client.ts';
import type { ResourceKey } from '../../lib/resource/resource.ts';
import { Button } from '../base/button.tsx';
import { ChoiceInput } from '../base/choiceInput.tsx';
import { EmptyState, Loading } from '../base/notice.tsx';
import { useAction } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { AskedSites } from './askedSites.tsx';
import { type Complaint, complaintsOn, reportOf } from './complaints.ts';
import type { PageBehind } from './pageBehind.ts';
import { pageStatus } from './pageStatus.ts';
import { RecordPage } from './recordPage.tsx';
import { resourceWords } from './resourceWords.ts';
import { usePageBehind } from './usePageBehind.ts';
import { WatchHost } from './watchHost.tsx';

/** A page Knock claims nothing about: what it is, and buttons for those who know better: *I can’t access this*. */
export function UnclaimedPageView({ tabId }: { tabId: number }) {
  const behind = usePageBehind(tabId);
  if (behind === undefined) return <Loading />;
  return (
    <UnclaimedPage tabId={tabId} behind={behind}>
      <AskedSites />
    </UnclaimedPage>
  );
}

/** The same, once it is known; below it, what else there is to say. */
export function UnclaimedPage(props: { tabId: number; behind: PageBehind; children?: ReactNode }) {
  const { t } = useWords();
  const { tabId, behind } = props;
  return (
    <>
      {behind.page === undefined ? (
        <EmptyState icon="info" title={t('thisPage.nothing')}>
          <p>{t('thisPage.nothingHint')}</p>
        </EmptyState>
      ) : (
        <Refused key={behind.url} tabId={tabId} behind={behind} page={behind.page} />
      )}
      {behind.askable !== undefined && <WatchHost host={behind.askable} />}
      {behind.url !== undefined && <RecordPage tabId={tabId} url={behind.url} />}
      {props.children}
    </>
  );
}

function Refused({
  tabId,
  behind,
  page,
}: {
  tabId: number;
  behind: PageBehind;
  page: NonNullable<PageBehind['page']>;
}) {
  const { t } = useWords();
  const [picked, setPicked] = useState<ResourceKey | undefined>(page.resources[0]?.key);
  const [pressed, setPressed] = useState<Complaint>();
  const action = useAction();
  const complain = (complaint: Complaint) => {
    setPressed(complaint);
    void action.run(async () =>
      send('reportRefusal', { tabId, ...reportOf(page, picked, complaint, await pageStatus(tabId)) }),
    );
  };
  return (
    <section className="panel-body this-page">
      <p>{behind.isKnown ? t('thisPage.about') : t('thisPage.unknownPage')}</p>
      <h1 className="denied-title">{page.resourceName ?? t(`product.${page.product}`)}</h1>
      {page.resourceName !== undefined && <p className="quiet">{t(`product.${page.product}`)}</p>}
      {page.partName !== undefined && <p className="quiet">{page.partName}</p>}
      {page.resources.length > 1 && (
        <ChoiceInput
          label={t('thisPage.which')}
          value={picked}
          options={page.resources.map(({ key }) => ({ value: key, text: t(resourceWords(key)) }))}
          onChange={(key) => setPicked(page.resources.find((one) => one.key === key)?.key)}
        />
      )}
      {action.failure !== undefined && <FailureNotice failure={action.failure} />}
      <div className="actions">
        {complaintsOn(page).map((complaint, index) => (
          <Button
            key={complaint.text}
            look={index === 0 ? 'primary' : 'secondary'}
            busy={action.busy && complaint === pressed}
            aria-disabled={action.busy}
            onClick={() => !action.busy && complain(complaint)}
          >
            {t(complaint.text)}
          </Button>
        ))}
      </div>
    </section>
  );
}
