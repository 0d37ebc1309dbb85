import { lazy, type RefObject, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { OfferState } from '../../lib/offer/offer.ts';
import type { Room } from '../../lib/offer/port/sight.ts';
import { loadWords } from '../../lib/words/locales.ts';
import { pickLocale } from '../../lib/words/pickLocale.ts';
import { createWords } from '../../lib/words/words.ts';
import { ClockProvider } from '../base/clock.tsx';
import type { OfferFeed } from '../data/offerFeed.ts';
import { useOffer } from '../data/useOffer.ts';
import { ErrorBoundary } from '../errorBoundary.tsx';
import type { SightLink } from '../guard/sightLink.ts';
import { canProveVisibility, GuardContext, useClickGuard } from '../guard/useClickGuard.ts';
import { OfferCard } from '../offer/offerCard.tsx';
import { WordsProvider } from '../words/wordsContext.tsx';
import { GoneCard } from './goneCard.tsx';

/** *Looking…* is shown only when it takes longer than this, in ms. */
const lookingDelay = 300;

/** The card in its frame: fed over the port, guarded against pages that cover it, as tall as its content. */
export function CardApp({ source, link }: { source: OfferFeed; link: SightLink }) {
  const port = source.port();
  const { feed, actions } = useOffer(source);
  // Fetched when somebody looks for another package, not before.
  const Find = useMemo(
    () => lazy(async () => ({ default: (await import('./cardFind.tsx')).cardFind(port) })),
    [port],
  );
  const frame = useRef<HTMLDivElement>(null);
  const guard = useClickGuard(frame, link);
  const isGone = useSyncExternalStore(link.subscribe, link.isGone);
  const bar = useBar(link, guard.restart);
  const words = useCardWords(feed.state === 'offered' ? feed.locale : undefined);
  const isShown = useIsShown(feed.state === 'offered' ? feed.offer.state : undefined);
  const content = useRef<HTMLDivElement>(null);
  const isElsewhere =
    feed.state === 'offered' && feed.offer.denial.isForeign === true && !canProveVisibility();
  useHeight(content, link, isShown || isGone);
  const close = () => {
    port.dismiss();
    link.close();
  };
  return (
    <WordsProvider words={words}>
      <div className="card-frame" ref={frame}>
        <div ref={content}>
          {isGone && <GoneCard link={link} />}
          {!isGone && isShown && feed.state === 'offered' && (
            <ClockProvider offset={feed.clockOffset}>
              <GuardContext value={{ ...guard, isElsewhere }}>
                <ErrorBoundary>
                  <OfferCard offer={feed.offer} actions={actions} onDismiss={close} bar={bar} Find={Find} />
                </ErrorBoundary>
              </GuardContext>
            </ClockProvider>
          )}
        </div>
      </div>
    </WordsProvider>
  );
}

/** The browser's language until the background tells which one was chosen. */
function useCardWords(locale: string | undefined) {
  const [words, setWords] = useState(() => createWords(pickLocale(navigator.languages)));
  useEffect(() => {
    let isStale = false;
    void loadWords(locale, navigator.languages).then((loaded) => {
      if (!isStale) setWords((before) => (before.locale === loaded.locale ? before : loaded));
    });
    return () => {
      isStale = true;
    };
  }, [locale]);
  return words;
}

/** A bar where the page leaves little room. Once it is opened or closed, the guard begins anew: other things stand there. */
function useBar(link: SightLink, restart: (() => void) | undefined) {
  const room = useSyncExternalStore(link.subscribe, link.room);
  const [openedIn, openIn] = useState<Room>();
  const isClosed = openedIn !== room;
  if (!room.isTight) return undefined;
  return {
    isClosed,
    onToggle() {
      openIn(isClosed ? room : undefined);
      restart?.();
    },
  };
}

function useIsShown(state: OfferState | undefined): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (state !== 'looking') return;
    const timer = setTimeout(() => setSlow(true), lookingDelay);
    return () => clearTimeout(timer);
  }, [state]);
  return state !== undefined && (state !== 'looking' || isSlow);
}

/** Tells the page's frame how tall the content is, as it changes. */
function useHeight(content: RefObject<Element | null>, link: SightLink, isShown: boolean): void {
  useEffect(() => {
    const element = content.current;
    if (element === null || !isShown) return;
    const observer = new ResizeObserver(() => link.height(Math.ceil(element.getBoundingClientRect().height)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [content, link, isShown]);
}
