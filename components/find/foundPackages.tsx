import { useDeferredValue, useLayoutEffect, useRef } from 'react';
import { asSent } from '../../lib/entitlement/requestFacts.ts';
import { useNow } from '../base/clock.tsx';
import { OutLink } from '../base/link.tsx';
import { Loading } from '../base/notice.tsx';
import type { PackageFinds } from '../data/usePackageSearch.ts';
import { useGuard } from '../guard/useClickGuard.ts';
import { HelpDeskLinks } from '../helpDesk.tsx';
import { factsWords, sendableFacts } from '../offer/typedFacts.ts';
import { factsOf } from '../offer/useOffering.ts';
import type { FoundPackage } from '../packages/packageIndex.ts';
import { useWords } from '../words/wordsContext.tsx';
import type { About, FindContext } from './findProps.ts';
import { FoundItem } from './foundItem.tsx';
import { offerOf } from './offerOf.ts';
import { useRequirements } from './useRequirements.ts';

export interface FoundPackagesProps {
  /** Trimmed; empty: nothing is searched for. */
  query: string;
  finds: PackageFinds;
  about: About;
  context: FindContext;
}

/** What fits the query. How many is spoken as it changes. */
export function FoundPackages(props: FoundPackagesProps) {
  const { t } = useWords();
  const { query, finds } = props;
  const isAnswered = query !== '' && finds.found !== undefined && (finds.found.count > 0 || finds.isComplete);
  return (
    <>
      <p role="status" className="visually-hidden">
        {isAnswered && t('packages.results', { count: finds.found?.count ?? 0 })}
      </p>
      {query !== '' && <Answer {...props} />}
    </>
  );
}

function Answer({ query, finds, about, context }: FoundPackagesProps) {
  const { t } = useWords();
  const { found, isComplete, state } = finds;
  const { myAccessUrl } = context;
  useStillGuard(found?.best ?? []);
  const read = useRequirements(found?.best ?? [], about, context);
  if (state === 'neverRead') return <p className="quiet">{t('packages.notListed')}</p>;
  if (state === 'empty') return <Nothing text={t('packages.none')} myAccessUrl={myAccessUrl} />;
  if (found === undefined || (found.count === 0 && !isComplete))
    return <Loading text={t('packages.indexing')} />;
  if (found.count === 0)
    return (
      <>
        <Nothing text={t('packages.noneFound', { text: query.slice(0, 80) })} myAccessUrl={myAccessUrl} />
        <p className="quiet">
          {t('packages.secondAccount')} <HelpDeskLinks details={query} />
        </p>
      </>
    );
  const rest = found.count - found.best.length;
  return (
    <>
      <SentAlong context={context} />
      <Items list={found.best} about={about} read={read} context={context} />
      {rest > 0 && <p className="quiet">{t('packages.more', { count: rest })}</p>}
      {!isComplete && <p className="quiet">{t('packages.indexing')}</p>}
    </>
  );
}

interface ItemsProps {
  list: readonly FoundPackage[];
  about: About;
  read: ReadonlySet<string>;
  context: FindContext;
}

/** What a window shows is drawn first. */
const inView = 8;

function Items({ list, about, read, context }: ItemsProps) {
  const isWhole = useDeferredValue(true, false);
  return (
    <ul className="items">
      {(isWhole ? list : list.slice(0, inView)).map((one) => (
        <FoundItem
          key={one.id}
          found={one}
          about={about?.get(one.id)}
          isBeingRead={read.has(one.id)}
          context={context}
        />
      ))}
    </ul>
  );
}

/** Other packages come to stand under the pointer: the guard begins anew. */
function useStillGuard(shown: readonly { id: string }[]): void {
  const { restart } = useGuard();
  const key = shown.map(({ id }) => id).join(' ');
  const last = useRef('');
  // The guard is another one each time it gets ready: that is no other list.
  useLayoutEffect(() => {
    if (key !== last.current) restart?.();
    last.current = key;
  }, [key, restart]);
}

/** What of the refused page is submitted with a request that is made here. */
function SentAlong({ context }: { context: FindContext }) {
  const words = useWords();
  const now = useNow();
  const { isElsewhere } = useGuard();
  if (isElsewhere) return <p className="step-text">{words.t('offer.inPopup')}</p>;
  const facts = factsOf(offerOf([], context));
  if (facts === undefined) return null;
  return (
    <p className="quiet">
      {words.t('facts.sent', { facts: factsWords(asSent(sendableFacts(facts, now)), words) })}
    </p>
  );
}

function Nothing({ text, myAccessUrl }: { text: string; myAccessUrl: string | undefined }) {
  const { t } = useWords();
  return (
    <p className="quiet">
      {text} {myAccessUrl !== undefined && <OutLink href={myAccessUrl}>{t('common.openMyAccess')}</OutLink>}
    </p>
  );
}
