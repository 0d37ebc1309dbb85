import { hubHash } from '../../lib/messaging/hubAddress.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import { Ago } from '../base/time.tsx';
import { Section } from '../options/section.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** Drafts, and what became of them. */
export function PackageList({ rows }: { rows: readonly PackageDraftRow[] }) {
  const { t, formatList } = useWords();
  return (
    <Section title={t('make.drafts')}>
      <ul className="list">
        {rows.map(({ id, draft, state, problem, changedAt }) => (
          <li key={id} className="entry">
            <a className="link" href={hubHash({ name: 'packages', draftId: id })}>
              {formatList(draft.packages.map(({ displayName }) => displayName || t('make.untitled')))}
            </a>
            <p className="quiet">
              {t(`make.state.${state}`)}
              {problem !== undefined && ` · ${t('make.step.stopped')}`} · <Ago at={changedAt} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
