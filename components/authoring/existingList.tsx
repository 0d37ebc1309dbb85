import type { Existing, ExistingPackage } from '../../lib/authoring/existing.ts';
import { Button } from '../base/button.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { Notice } from '../base/notice.tsx';
import { Section } from '../options/section.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { AddToExisting, type AddToExistingProps } from './addToExisting.tsx';

export interface ExistingListProps extends Omit<AddToExistingProps, 'resource'> {
  /** What was refused, by name. */
  resource: string;
  existing: Existing;
  /** Names of the packages that the draft changes; absent: it makes new ones. */
  changing: readonly string[] | undefined;
  /** Gives the package a policy, so that people can request it. */
  onLetRequest: (one: ExistingPackage) => void;
  /** Makes a new one after all. */
  onBack: () => void;
}

/** Access packages that include the thing already, with what keeps people from them: often one of them is the answer. */
export function ExistingList(props: ExistingListProps) {
  const { t, formatList } = useWords();
  const { resource, existing, changing } = props;
  const { packages, isPartial } = existing;
  return (
    <Section title={t('make.existing')}>
      {changing === undefined ? (
        <>
          <p>{t(packages.length === 0 ? 'make.existing.none' : 'make.existing.some', { resource })}</p>
          {packages.length > 0 && (
            <ul className="items">
              {packages.map((one) => (
                <li key={one.id} className="item">
                  <Known one={one} onLetRequest={() => props.onLetRequest(one)} />
                </li>
              ))}
            </ul>
          )}
          {isPartial && <p className="quiet">{t('make.existing.partial')}</p>}
          <Disclosure label={t('make.existing.choose')}>
            <AddToExisting {...props} />
          </Disclosure>
        </>
      ) : (
        <>
          <p>{t('make.existing.changing', { names: formatList(changing) })}</p>
          <div className="actions">
            <Button onClick={props.onBack}>{t('make.existing.back')}</Button>
          </div>
        </>
      )}
    </Section>
  );
}

function Known({ one, onLetRequest }: { one: ExistingPackage; onLetRequest: () => void }) {
  const { t, formatList } = useWords();
  const { displayName, catalog, roles, isHidden, warnings } = one;
  return (
    <>
      <h3 className="item-title">{displayName}</h3>
      <p className="quiet">
        {[
          t('make.existing.inCatalog', { catalog: catalog.displayName }),
          t('make.existing.roles', { roles: formatList(roles) }),
          ...(isHidden ? [t('make.existing.hidden')] : []),
        ].join(t('common.separator'))}
      </p>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning" title={t(`make.existing.${warning}`)}>
          <p>{t(`make.existing.${warning}.step`)}</p>
        </Notice>
      ))}
      <div className="actions">
        <Button aria-label={t('make.existing.letRequestTo', { name: displayName })} onClick={onLetRequest}>
          {t('make.existing.letRequest')}
        </Button>
      </div>
    </>
  );
}
