import type { PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import { hubHash } from '../../lib/messaging/hubAddress.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import type { Words } from '../../lib/words/words.ts';
import { Ago } from '../base/time.tsx';
import { Section } from '../options/section.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** Drafts, and what became of them. */
export function PackageList({ rows }: { rows: readonly PackageDraftRow[] }) {
  const words = useWords();
  const { t } = words;
  return (
    <Section title={t('make.drafts')}>
      <ul className="items">
        {rows.map(({ id, draft, state, problem, changedAt }) => (
          <li key={id} className="item">
            <a className="link item-title" href={hubHash({ name: 'packages', draftId: id })}>
              {draftName(draft, words)}
            </a>
            <p className="quiet">
              {t(`make.state.${state}`)}
              {problem !== undefined && ` · ${t('make.state.stopped')}`} · <Ago at={changedAt} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What a draft makes, by name. */
export const draftName = ({ packages }: PackageDraft, { t, formatList }: Words): string =>
  packages.every(({ displayName }) => displayName === '')
    ? t('make.new')
    : formatList(packages.map(({ displayName }) => displayName || t('make.untitled')));
