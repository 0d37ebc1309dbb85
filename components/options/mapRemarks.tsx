import type { MapRemark } from '../../lib/packages/mapReport.ts';
import { parseResourceKey, type ResourceKey } from '../../lib/resource/resource.ts';
import type { MapProblem } from '../../lib/resourceMap/mapProblem.ts';
import type { Words } from '../../lib/words/words.ts';
import { Disclosure } from '../base/disclosure.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** More than this at once helps nobody; an administrator has the file itself. */
const mostShown = 200;

/** Entries that are left out, with why, and those that an administrator should look at. */
export function MapRemarks({
  problems,
  remarks,
}: {
  problems: readonly MapProblem[];
  remarks: readonly MapRemark[];
}) {
  const words = useWords();
  const { t } = words;
  if (problems.length + remarks.length === 0) return <p className="quiet">{t('map.fine')}</p>;
  return (
    <>
      {problems.length > 0 && (
        <Disclosure label={t('map.leftOut', { count: problems.length })}>
          <ul className="grants" lang="en">
            {problems.slice(0, mostShown).map(({ path, why }) => (
              <li key={`${path} ${why}`}>
                <code className="code" dir="ltr">
                  {path || '.'}
                </code>{' '}
                {why}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {remarks.length > 0 && (
        <Disclosure label={t('map.remarks', { count: remarks.length })}>
          <p className="quiet">{t('map.remarksHint')}</p>
          <ul className="grants">
            {remarks.slice(0, mostShown).map((remark) => (
              <li key={JSON.stringify(remark)}>{remarkWords(remark, words)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function remarkWords(remark: MapRemark, { t, formatDate }: Words): string {
  switch (remark.kind) {
    case 'old':
      return t('map.old', { date: formatDate(Date.parse(remark.dated)) });
    case 'unknownPackage':
      return t('map.unknownPackage', {
        at: readable(remark.at),
        package: remark.displayName ?? remark.accessPackageId,
      });
    case 'contradicted':
      return t('map.contradicted', { at: readable(remark.at), package: remark.packageName });
    case 'renamed':
      return t('map.renamed', { was: remark.was, package: remark.packageName });
    case 'leadsNowhere':
      return t('map.leadsNowhere', { from: readable(remark.from), to: readable(remark.to) });
    case 'conflictingAlias':
      return t('map.conflictingAlias', {
        from: readable(remark.from),
        to: readable(remark.to),
        other: readable(remark.other),
      });
    case 'conflictingContact':
      return t('map.conflictingContact', {
        at: readable(remark.at),
        name: remark.name,
        other: remark.other,
      });
    case 'twice':
      return t('map.twice', { at: readable(remark.at), package: remark.packageName });
    default:
      return remark satisfies never;
  }
}

/** As the map writes it, more or less: an address stands for itself, ids with the kind before them. */
function readable(key: ResourceKey): string {
  const { system, id } = parseResourceKey(key);
  return system === 'sharepointonline' || system === 'sharepointfolder'
    ? id.replace('https://', '')
    : `${system} ${id}`;
}
