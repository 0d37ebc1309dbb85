import { endOf } from '../../lib/assignments/held.ts';
import { hubHash } from '../../lib/messaging/hubAddress.ts';
import type { Result } from '../../lib/platform/failure.ts';
import type { AssignmentRow, RequestRow } from '../../lib/store/rows.ts';
import type { Words } from '../../lib/words/words.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { Confirm } from '../base/confirm.tsx';
import { OutLink } from '../base/link.tsx';
import { Moment } from '../base/time.tsx';
import { useAction } from '../base/useAction.ts';
import type { Included } from '../data/useHeld.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { storyOf } from '../requests/changeStory.ts';
import { useWords } from '../words/wordsContext.tsx';
import { endWords, isSoon, nameOf } from './heldWords.ts';

export interface HeldHandlers {
  extend(assignmentId: string): void;
  giveUp(assignmentId: string): Promise<Result<unknown>>;
  openRequests(): void;
  signIn(): Promise<Result<unknown>>;
}

export interface HeldItemProps {
  held: AssignmentRow;
  /** A change of it that is under way: nothing else can be asked meanwhile. */
  change: RequestRow | undefined;
  /** As far as that is known. */
  grants: readonly Included[];
  /** A guest has nothing else: the organisation may then remove the account (entra-docs, guest lifecycle, 2026). */
  isGuestsLast?: boolean;
  soonDays: number;
  handlers: HeldHandlers;
  myAccessUrl?: string | undefined;
}

/** One thing that is held: since when, until when, and what one can do about it. */
export function HeldItem(props: HeldItemProps) {
  const { held, change, soonDays, handlers } = props;
  const grants = props.grants.map((one) => one.name);
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const action = useAction();
  const end = endOf(held);
  const name = nameOf(held, words);
  const isEnding = isSoon(held, now, soonDays);
  return (
    <li className="item">
      <div className="item-head">
        <h2 className="item-title" dir="auto">
          {name}
        </h2>
        <StateBadge held={held} isEnding={isEnding} />
      </div>
      <p className={isEnding ? undefined : 'quiet'}>
        {end === undefined ? (
          endWords(held, words, now, soonDays)
        ) : (
          <Moment at={end}>{endWords(held, words, now, soonDays)}</Moment>
        )}
        {held.startedAt !== undefined && (
          <span className="quiet">
            {t('common.separator')}
            {t('have.since', { date: words.formatDate(held.startedAt) })}
          </span>
        )}
      </p>
      <Includes grants={props.grants} />
      {change !== undefined && <p className="story">{storyOf(change, words, now)}</p>}
      {action.failure !== undefined && (
        <FailureNotice
          failure={action.failure}
          myAccessUrl={props.myAccessUrl}
          onOpenRequests={handlers.openRequests}
          onSignIn={() => void action.run(handlers.signIn)}
        />
      )}
      {change === undefined && (
        <div className="actions">
          {end !== undefined && (
            <Button
              look={isEnding ? 'primary' : 'secondary'}
              aria-label={t('have.extendNamed', { package: name })}
              onClick={() => handlers.extend(held.id)}
            >
              {t('have.extend')}
            </Button>
          )}
          <Confirm
            label={t('have.giveUp')}
            accessibleLabel={t('have.giveUpNamed', { package: name })}
            question={[
              lossWords(name, grants, words),
              ...(props.isGuestsLast ? [t('extend.guestsLast')] : []),
            ].join(' ')}
            yes={t('have.giveUpYes')}
            no={t('have.giveUpNo')}
            busy={action.busy}
            onConfirm={() => void action.run(() => handlers.giveUp(held.id))}
          />
          {held.accessPackageId !== '' && (
            <a
              className="link"
              href={hubHash({ name: 'request', accessPackageId: held.accessPackageId, isForOther: true })}
              aria-label={t('offer.forOtherNamed', { package: name })}
            >
              {t('offer.forOther')}
            </a>
          )}
        </div>
      )}
    </li>
  );
}

/** What it includes; a site opens from here. */
function Includes({ grants }: Pick<HeldItemProps, 'grants'>) {
  const { t } = useWords();
  if (grants.length === 0) return null;
  return (
    <dl className="included">
      <dt>{t('have.includes')}</dt>
      {grants.map(({ name, url }) => (
        <dd key={name}>{url === undefined ? name : <OutLink href={url}>{name}</OutLink>}</dd>
      ))}
    </dl>
  );
}

/** What is lost, by name where it is known. */
const lossWords = (name: string, grants: readonly string[], words: Words): string =>
  grants.length === 0
    ? words.t('have.giveUpQuestion', { package: name })
    : words.t('have.giveUpLoses', { package: name, list: words.formatList(grants) });

function StateBadge({ held, isEnding }: { held: AssignmentRow; isEnding: boolean }) {
  const words = useWords();
  const now = useNow();
  const end = endOf(held);
  if (held.state === 'delivering')
    return <span className="badge badge-neutral">{words.t('have.delivering')}</span>;
  if (held.state === 'partiallyDelivered')
    return <span className="badge badge-danger">{words.t('have.partly')}</span>;
  if (!isEnding || end === undefined) return null;
  return <span className="badge badge-warning">{words.formatRelative(end, now)}</span>;
}
