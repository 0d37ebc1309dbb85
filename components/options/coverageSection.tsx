import { type Coverage, coverageKinds } from '../../lib/offer/gaps.ts';
import { Button } from '../base/button.tsx';
import { SaveFailed, useSaved } from '../base/saved.tsx';
import { Toggle } from '../base/toggle.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { Section } from './section.tsx';

export interface CoverageSectionProps {
  isOn: boolean;
  isByPolicy: boolean;
  /** Whether it was saved. */
  onToggle: (on: boolean) => Promise<boolean>;
  coverage: Coverage | undefined;
  onSave: (coverage: Coverage) => void;
}

/** What was refused and nothing grants: counts by kind, and what the person wrote to owners about. */
export function CoverageSection({ isOn, isByPolicy, onToggle, coverage, onSave }: CoverageSectionProps) {
  const { t } = useWords();
  const saved = useSaved();
  return (
    <Section title={t('coverage.title')}>
      <Toggle
        label={t('coverage.toggle')}
        hint={isByPolicy ? t('options.byOrganization') : t('coverage.toggleHint')}
        isOn={isOn}
        isDisabled={isByPolicy}
        onChange={(on) => saved.follow(onToggle(on))}
      />
      <SaveFailed when={saved.failed} />
      {isOn && <p className="quiet">{t('coverage.text')}</p>}
      {isOn && coverage === undefined && <p>{t('coverage.none')}</p>}
      {isOn && coverage !== undefined && (
        <>
          <Counts coverage={coverage} />
          {coverage.told.length > 0 && <ToldList coverage={coverage} />}
          <div className="actions">
            <Button onClick={() => onSave(coverage)}>{t('coverage.save')}</Button>
          </div>
        </>
      )}
    </Section>
  );
}

function Counts({ coverage }: { coverage: Coverage }) {
  const words = useWords();
  const { t } = words;
  const rows = coverageKinds.filter((kind) => coverage.refused[kind] !== undefined);
  return (
    <table className="counts">
      <caption>{t('coverage.since', { date: words.formatDate(Date.parse(coverage.since)) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('coverage.kind')}</th>
          <th scope="col">{t('coverage.times')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`coverage.kind.${kind}`)}</th>
            <td>{words.formatNumber(coverage.refused[kind] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ToldList({ coverage }: { coverage: Coverage }) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <h3 className="small-title">{t('coverage.told')}</h3>
      <ul className="grants">
        {coverage.told.map(({ key, name, times, day }) => (
          <li key={key}>
            {t('coverage.toldLine', {
              name: name || key,
              count: times,
              date: words.formatDate(Date.parse(day)),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
