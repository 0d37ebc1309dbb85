import { useId, useState } from 'react';
import type { Offer, OfferedPackage } from '../../lib/offer/offer.ts';
import { offeredPackage } from '../../lib/offer/offeredPackage.ts';
import type { Words } from '../../lib/words/words.ts';
import { Button } from '../base/button.tsx';
import { useGuard } from '../guard/useClickGuard.ts';
import { askingWay, isGuess, packageFacts } from '../offer/packageFacts.ts';
import type { FoundPackage } from '../packages/packageIndex.ts';
import { useWords } from '../words/wordsContext.tsx';
import { AskHere } from './askHere.tsx';
import type { AboutFound, FindContext } from './findProps.ts';

export interface FoundItemProps {
  found: FoundPackage;
  /** Why it is shown, in the place of the description. */
  why?: string;
  about: AboutFound | undefined;
  /** What it asks is on its way. */
  isBeingRead: boolean;
  context: FindContext;
}

/** One package: what it includes, how long, whether one has it, and its button. */
export function FoundItem(props: FoundItemProps) {
  const words = useWords();
  const { found, about, why } = props;
  const title = useId();
  const offered = offeredOf(props);
  const isNamedBelow = found.resource === undefined || (about?.includes.length ?? 0) > 0;
  const text =
    why ?? (isNamedBelow ? found.description : words.t('packages.grants', { name: found.resource ?? '' }));
  return (
    <li className="item found" data-result>
      <div className="found-row">
        <div className="found-text">
          <p className="item-title" id={title}>
            <bdi>{found.displayName}</bdi>
            {isGuess(offered) && <span className="badge badge-warning">{words.t('offer.guess')}</span>}
          </p>
          {text !== '' && <p className={why === undefined ? 'quiet clamp' : 'quiet'}>{text}</p>}
          <p className="quiet clamp found-facts">{factsOf(offered, includedNames(props, words), words)}</p>
        </div>
        {offered.standing !== undefined && (
          <span className="badge badge-neutral">{words.t(`why.standing.${offered.standing}`)}</span>
        )}
        <Button
          look="icon"
          icon="person"
          aria-label={words.t('offer.forOtherNamed', { package: found.displayName })}
          title={words.t('offer.forOther')}
          onClick={() => props.context.actions.openForm(found.id, true)}
        />
      </div>
      {offered.standing === undefined && <Ask {...props} offered={offered} titleId={title} />}
    </li>
  );
}

/** Where nothing but a justification is asked, it is requested here; the form asks the rest. */
function Ask({
  offered,
  titleId,
  isBeingRead,
  context,
}: FoundItemProps & { offered: OfferedPackage; titleId: string }) {
  const { t } = useWords();
  const { isElsewhere } = useGuard();
  const [isOpen, setOpen] = useState(false);
  const button = useId();
  const way = askingWay(offered);
  if (way === 'notForYou' || isElsewhere) return null;
  const isShort = way === 'oneClick' || way === 'guess' || (way === 'reading' && isBeingRead);
  if (isShort || isOpen)
    return <AskHere offered={offered} titleId={titleId} isBeingRead={isBeingRead} context={context} />;
  return (
    <div className="actions">
      <Button
        id={button}
        aria-labelledby={`${button} ${titleId}`}
        onClick={() =>
          way === 'justification' ? setOpen(true) : context.actions.openForm(offered.accessPackageId)
        }
      >
        {t(way === 'justification' ? 'offer.request' : 'offer.openForm')}
      </Button>
    </div>
  );
}

/** The package as the page offers it, else as somebody finds it by its name. */
function offeredOf({ found, about, context: { offer } }: FoundItemProps): OfferedPackage {
  const onPage = packagesOf(offer).find(({ accessPackageId }) => accessPackageId === found.id);
  const candidate = onPage ?? {
    accessPackageId: found.id,
    displayName: found.displayName,
    description: found.description,
    match: 'exact' as const,
    roleNames: [],
    otherGrants: null,
    isHidden: false,
  };
  const standing = about?.standing ?? onPage?.standing;
  return {
    ...offeredPackage(candidate, about?.policies ?? onPage?.policies, { curable: 'yes' }),
    ...(standing && { standing }),
  };
}

const packagesOf = (offer: Offer | undefined): readonly OfferedPackage[] =>
  offer?.state === 'offer' ? offer.packages : [];

/** What it includes, with roles; first what was searched for. */
function includedNames({ found, about }: FoundItemProps, words: Words): string[] {
  const all = about?.includes ?? [];
  const sorted = [...all].sort(
    (one, other) =>
      Number(other.resourceName === found.resource) - Number(one.resourceName === found.resource),
  );
  const names = sorted.map(({ resourceName: name, roleName }) =>
    roleName === '' ? name : words.t('offer.grantLine', { name, role: roleName }),
  );
  return [...new Set(names)];
}

/** So many things that it includes are named. */
const mostNamed = 3;

function factsOf(offered: OfferedPackage, names: readonly string[], words: Words): string {
  const { standing: _, ...rest } = offered;
  const facts = offered.policies === undefined ? [] : packageFacts(rest, words, { isBeingRead: true });
  const list = words.formatList(names.slice(0, mostNamed));
  const count = names.length - mostNamed;
  const includes =
    count > 0 ? words.t('find.includesMore', { list, count }) : words.t('find.includes', { list });
  return [...facts, ...(names.length === 0 ? [] : [includes])].join(words.t('common.separator'));
}
