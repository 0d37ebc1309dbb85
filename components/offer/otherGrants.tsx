import type { Granted } from '../../lib/packages/candidate.ts';
import { Disclosure } from '../base/disclosure.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** What a package grants besides what was refused: said at once, listed on request. */
export function OtherGrants({ grants }: { grants: readonly Granted[] | null }) {
  const { t } = useWords();
  if (grants === null) return <p className="quiet">{t('offer.grantsUnknown')}</p>;
  if (grants.length === 0) return <p className="quiet">{t('offer.grantsNothingElse')}</p>;
  return (
    <Disclosure label={t('offer.grantsElse', { count: grants.length })}>
      <GrantList grants={grants} />
    </Disclosure>
  );
}

/** Resources with the role on each. */
export function GrantList({ grants }: { grants: readonly Granted[] }) {
  const { t } = useWords();
  return (
    <ul className="grants">
      {grants.map((grant) => (
        <li key={`${grant.originSystem}|${grant.name}|${grant.roleName}`}>
          {grant.roleName === ''
            ? grant.name
            : t('offer.grantLine', { name: grant.name, role: grant.roleName })}
        </li>
      ))}
    </ul>
  );
}
