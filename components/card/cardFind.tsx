import { type ComponentType, useEffect, useMemo, useState } from 'react';
import type { AboutPackage } from '../../lib/offer/aboutPackages.ts';
import type { OfferPort } from '../../lib/offer/port/client.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { Button } from '../base/button.tsx';
import { byId } from '../data/byId.ts';
import type { PackageFinds } from '../data/usePackageSearch.ts';
import { FindField, type Typed } from '../find/findField.tsx';
import type { About, FindContext, FindProps } from '../find/findProps.ts';
import { FoundPackages } from '../find/foundPackages.tsx';
import { isPage } from '../find/isPage.ts';
import type { ListedPackage, PackageSearcher } from '../packages/packageSearcher.ts';
import { openIndex, useFound } from '../packages/useFound.ts';
import { useWords } from '../words/wordsContext.tsx';

/** *Find access* in the card, where no store can be read: the background sends what it shows over the card's port. */
export function cardFind(port: OfferPort): ComponentType<FindProps> {
  return function CardFind({ offer, actions }) {
    const [typed, setTyped] = useState<Typed>({ query: offer.denial.resourceName ?? '', isWhole: false });
    const query = typed.query.trim();
    const { account } = offer;
    if (account === undefined) return null;
    return (
      <FindField typed={typed} onType={setTyped} isFocused>
        {typed.isWhole && isPage(query) ? (
          <Elsewhere onOpen={() => actions.findAccess(query)} />
        ) : (
          <CardFound
            query={query}
            port={port}
            context={{
              account,
              offer,
              actions,
              readRequirements: (accessPackageId) =>
                void port.command('readRequirements', { accessPackageId }, account.profile),
              myAccessUrl: offer.myAccessUrl,
            }}
          />
        )}
      </FindField>
    );
  };
}

/** The card answers its own page; what is pasted is answered in Knock's own tab. */
function Elsewhere({ onOpen }: { onOpen: () => void }) {
  const { t } = useWords();
  return (
    <>
      <p>{t('find.elsewhere')}</p>
      <div className="actions">
        <Button look="primary" onClick={onOpen}>
          {t('popup.openHub')}
        </Button>
      </div>
    </>
  );
}

function CardFound({ query, port, context }: { query: string; port: OfferPort; context: FindContext }) {
  const { profile } = context.account;
  const { searcher, state } = useListed(port, profile);
  const finds = useFound(searcher, query);
  const ids = query === '' ? [] : (finds?.found.best ?? []).map(({ id }) => id);
  const about = useAboutOverPort(port, profile, ids);
  return (
    <FoundPackages
      query={query}
      finds={{
        found: finds?.found,
        isComplete: finds?.isComplete === true && state !== undefined,
        state,
      }}
      about={about}
      context={context}
    />
  );
}

/** The index of what was sent so far. `state`: undefined until all was. */
function useListed(
  port: OfferPort,
  profile: ProfileKey,
): { searcher: PackageSearcher; state: PackageFinds['state'] } {
  const searcher = useMemo(() => openIndex(), []);
  const [state, setState] = useState<PackageFinds['state']>();
  useEffect(() => {
    const listed: ListedPackage[] = [];
    const resources = new Map<string, string[]>();
    return port.find([], profile, (message) => {
      if (message.type !== 'listed') return;
      for (const one of message.packages) {
        listed.push({ ...one, isHidden: false });
        resources.set(one.id, [...new Set(one.includes.map(({ resourceName }) => resourceName))]);
      }
      void searcher.update([...listed], async () => resources);
      if (message.isLast) setState(listed.length === 0 ? 'empty' : 'listed');
    });
  }, [port, profile, searcher]);
  return { searcher, state };
}

function useAboutOverPort(port: OfferPort, profile: ProfileKey, ids: readonly string[]): About {
  const [about, setAbout] = useState<readonly AboutPackage[]>();
  const key = ids.join(' ');
  useEffect(() => {
    if (key === '') return;
    return port.find(key.split(' '), profile, (message) => {
      if (message.type === 'about') setAbout(message.about);
    });
  }, [port, profile, key]);
  return useMemo(() => about && byId(about), [about]);
}
