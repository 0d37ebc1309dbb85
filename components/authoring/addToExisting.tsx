import { useEffect, useState } from 'react';
import type { Failure, Result } from '../../lib/platform/failure.ts';
import { Button } from '../base/button.tsx';
import { Loading } from '../base/notice.tsx';
import { SelectInput } from '../base/selectInput.tsx';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { useWanted } from './useWanted.ts';

export interface Listed {
  id: string;
  displayName: string;
}

export interface AddToExistingProps {
  /** What is added, by name. */
  resource: string;
  catalogs: readonly Listed[];
  /** Reads the catalogs that are missing there; absent: none is. */
  readCatalogs?: (() => void) | undefined;
  /** The catalog that is chosen first. */
  catalogId: string | undefined;
  packagesIn: (catalogId: string) => Promise<Result<Listed[]>>;
  onAdd: (one: Listed, catalog: Listed) => void;
}

/** Chooses a package of a catalog, so that it includes the thing as well. */
export function AddToExisting(props: AddToExistingProps) {
  const { t } = useWords();
  const { resource, catalogs, packagesIn } = props;
  useWanted(props.readCatalogs);
  const [wanted, setWanted] = useState(props.catalogId);
  const [chosen, setChosen] = useState<string>();
  const catalog = catalogs.find(({ id }) => id === wanted) ?? catalogs[0];
  const { listed, failure } = usePackagesIn(catalog?.id, packagesIn);
  const one = listed?.find(({ id }) => id === chosen) ?? listed?.[0];
  if (catalog === undefined) return <p>{t('make.existing.noCatalog')}</p>;
  return (
    <>
      <SelectInput
        label={t('make.catalog')}
        value={catalog.id}
        options={catalogs.map(({ id, displayName }) => ({ value: id, text: displayName }))}
        onChange={setWanted}
      />
      {failure !== undefined && <FailureNotice failure={failure} />}
      {listed === undefined && failure === undefined && <Loading text={t('make.reading.packages')} />}
      {listed?.length === 0 && <p role="status">{t('make.existing.empty')}</p>}
      {listed !== undefined && one !== undefined && (
        <>
          <SelectInput
            label={t('make.existing.all')}
            value={one.id}
            options={listed.map(({ id, displayName }) => ({ value: id, text: displayName }))}
            onChange={setChosen}
          />
          <div className="actions">
            <Button onClick={() => props.onAdd(one, catalog)}>{t('make.existing.add', { resource })}</Button>
          </div>
        </>
      )}
    </>
  );
}

function usePackagesIn(catalogId: string | undefined, packagesIn: AddToExistingProps['packagesIn']) {
  const [state, setState] = useState<{ listed?: Listed[]; failure?: Failure }>({});
  useEffect(() => {
    setState({});
    if (catalogId === undefined) return;
    let isStale = false;
    void packagesIn(catalogId).then((read) => {
      if (!isStale) setState(read.ok ? { listed: read.value } : { failure: read.failure });
    });
    return () => {
      isStale = true;
    };
  }, [catalogId, packagesIn]);
  return state;
}
