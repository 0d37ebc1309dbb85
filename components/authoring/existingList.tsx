import type { Existing, ExistingPackage } from '../../lib/authoring/existing.ts';
import { Button } from '../base/button.tsx';
import { Notice } from '../base/notice.tsx';
import { Section } from '../options/section.tsx';
import { useWords } from '../words/wordsContext.tsx';

export interface ExistingListProps {
  /** What was refused, by name. */
  resource: string;
  existing: Existing;
  /** Gives the package a policy, so that people can request it. */
  onLetRequest: (one: ExistingPackage) => void;
}

/** Access packages that include the thing already, with what keeps people from them. */
export function ExistingList({ resource, existing, onLetRequest }: ExistingListProps) {
  const { t, formatList } = useWords();
  const { packages, isPartial } = existing;
  return (
    <Section title={t('make.existing')}>
      {packages.length === 0 && <p>{t('make.existing.none', { resource })}</p>}
      <ul className="list">
        {packages.map((one) => (
          <li key={one.id} className="entry">
            <p className="package-name">
              {t('make.existing.inCatalog', { name: one.displayName, catalog: one.catalog.displayName })}
            </p>
            <p className="quiet">
              {[
                t('make.existing.roles', { roles: formatList(one.roles) }),
                ...(one.isHidden ? [t('make.existing.hidden')] : []),
              ].join(' · ')}
            </p>
            {one.warnings.map((warning) => (
              <Notice key={warning} tone="warning" title={t(`make.existing.${warning}`)} />
            ))}
            <div className="actions">
              <Button look="quiet" onClick={() => onLetRequest(one)}>
                {t('make.existing.letRequest')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {isPartial && <p className="quiet">{t('make.existing.partial')}</p>}
    </Section>
  );
}
