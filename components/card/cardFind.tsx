import { type ComponentType, useEffect, useMemo, useState } from 'react';
import type { AboutPackage } from '../../lib/offer/aboutPackages.ts';
import type { OfferPort } from '../../lib/offer/port/client.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { GrantRow } from '../../lib/store/rowsOfIndex.ts';
import { Button } from '../base/button.tsx';
import { FindField, type Typed } from '../find/findField.tsx';
import type { AboutFound, FindContext, FindProps } from '../find/findProps.ts';
import { FoundPackages } from '../find/foundPackages.tsx';
import { isPage } from '../find/isPage.ts';
import { type ListedPackage, type PackageSearcher, resourceNames } from '../packages/packageSearcher.ts';
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
                void port
                  .command('readRequirements', { accessPackageId }, account.profile)
                  .then(port.findAgain),
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
  const { searcher, packages, includes } = useListed(port, profile);
  const finds = useFound(searcher, packages, query);
  const state = packages && (packages.length === 0 ? 'empty' : 'listed');
  const ids = query === '' ? [] : (finds?.found.best ?? []).map(({ id }) => id);
  const known = useKnown(port, profile, ids);
  const about = useMemo(
    () => known && new Map(known.map((one) => [one.accessPackageId, withIncluded(one, includes)])),
    [known, includes],
  );
  return (
    <FoundPackages
      query={query}
      finds={{ found: finds?.found, isComplete: finds?.isComplete === true && packages !== undefined, state }}
      about={about}
      context={context}
    />
  );
}

type Includes = ReadonlyMap<string, GrantRow[]>;

const withIncluded = (about: AboutPackage, includes: Includes): AboutFound => ({
  ...about,
  includes: includes.get(about.accessPackageId) ?? [],
});

interface Listed {
  searcher: PackageSearcher;
  /** `undefined`: not sent yet. */
  packages: readonly ListedPackage[] | undefined;
  includes: Includes;
}

/** The index of the packages that were sent. */
function useListed(port: OfferPort, profile: ProfileKey): Listed {
  const searcher = useMemo(() => openIndex(), []);
  const [listed, setListed] = useState<Omit<Listed, 'searcher'>>({
    packages: undefined,
    includes: new Map(),
  });
  useEffect(
    () =>
      port.find([], profile, (message) => {
        if (message.type !== 'listed') return;
        const includes = new Map<string, GrantRow[]>();
        for (const grant of message.grants) {
          const known = includes.get(grant.accessPackageId);
          if (known === undefined) includes.set(grant.accessPackageId, [grant]);
          else known.push(grant);
        }
        void searcher.update(message.packages, async () => resourceNames(message.grants));
        setListed({ packages: message.packages, includes });
      }),
    [port, profile, searcher],
  );
  return { searcher, ...listed };
}

/** What is known of the packages that are shown; of those before them until it is sent. */
function useKnown(port: OfferPort, profile: ProfileKey, ids: readonly string[]): AboutPackage[] | undefined {
  const [known, setKnown] = useState<AboutPackage[]>();
  const key = ids.join(' ');
  useEffect(() => {
    if (key === '') return;
    return port.find(key.split(' '), profile, (message) => {
      if (message.type === 'about') setKnown(message.about);
    });
  }, [port, profile, key]);
  return known;
}
