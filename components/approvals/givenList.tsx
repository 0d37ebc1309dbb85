import { type Given, isRisky } from '../../lib/packages/given.ts';
import { Disclosure } from '../base/disclosure.tsx';
import { Icon } from '../base/icons.tsx';
import { roleWords } from '../offer/needWords.ts';
import { useWords } from '../words/wordsContext.tsx';

/** So many are read at a glance; what is risky comes first, and is never hidden. */
const shownAtOnce = 3;

/** What a package gives, in words of what one can do with it. */
export function GivenList({ given }: { given: readonly Given[] }) {
  const { t } = useWords();
  const shown = Math.max(shownAtOnce, given.filter(isRisky).length);
  const rest = given.slice(shown);
  return (
    <>
      <ul className="given">
        {given.slice(0, shown).map((one) => (
          <GivenLine key={one.name} one={one} />
        ))}
      </ul>
      {rest.length > 0 && (
        <Disclosure label={t('approval.more', { count: rest.length })}>
          <ul className="given">
            {rest.map((one) => (
              <GivenLine key={one.name} one={one} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function GivenLine({ one }: { one: Given }) {
  const words = useWords();
  const role = one.isDirectoryRole ? [words.t('approval.directoryRole')] : roleWords(one, words);
  return (
    <li>
      {isRisky(one) && <Icon name="warning" />}
      <span>
        <bdi>{one.name}</bdi>
        {role.length > 0 && (
          <>
            {words.t('common.separator')}
            <bdi>{words.formatList(role)}</bdi>
          </>
        )}
      </span>
    </li>
  );
}
