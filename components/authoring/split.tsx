import { packageStep } from '../../lib/authoring/steps.ts';
import { type Need, needs } from '../../lib/entitlement/need.ts';
import type { DraftPackage, PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import { Check } from '../base/check.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { asDraftTexts } from './draftTexts.ts';
import { useEditing } from './editing.ts';

/** Whether to view and to edit are two access packages. A group has no two such roles. */
export function Split() {
  const words = useWords();
  const { t } = words;
  const { draft, onChange, isThere } = useEditing();
  const { packages, resources } = draft;
  const [first] = packages;
  const isSplit = packages.length > 1;
  const isFixed = packages.some(({ id, key }) => id !== undefined || isThere(packageStep(key)));
  const hasTwoRoles = resources.some(({ originSystem }) => originSystem !== 'AadGroup');
  if (first === undefined || isFixed || !(isSplit || hasTwoRoles)) return null;
  return (
    <div className="panel">
      <Check
        isChosen={isSplit}
        onChange={(split) => onChange({ ...draft, packages: split ? apart(draft, first, words) : [first] })}
      >
        <span className="package-summary">
          {t('make.split')}
          <span className="facts">{t('make.split.hint')}</span>
        </span>
      </Check>
    </div>
  );
}

/** The same but for name, description and role. What somebody wrote is kept. */
function apart(
  { resources }: PackageDraft,
  first: DraftPackage,
  words: ReturnType<typeof useWords>,
): DraftPackage[] {
  const texts = asDraftTexts(words);
  const written = first.displayName.trim();
  const thing = resources[0]?.displayName ?? written;
  const isOurs = needs.some((need) => texts.name(thing, need) === written);
  const name = isOurs || written === '' ? thing : written;
  const isText = needs.some((need) => texts.description(thing, need) === first.description);
  return (['view', 'edit'] as const satisfies Need[]).map((need) => ({
    ...first,
    key: need,
    displayName: texts.name(name, need),
    description: isText || first.description === '' ? texts.description(thing, need) : first.description,
    roles: first.roles.map(({ originId }) => ({ originId, role: { need } })),
  }));
}
