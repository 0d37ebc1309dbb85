import { useEffect, useMemo, useRef, useState } from 'react';
import { limitsOf } from '../../lib/authoring/limits.ts';
import { hasBegun, isOver } from '../../lib/authoring/standing.ts';
import { focusFirstError } from '../base/checkedForm.tsx';
import { Notice } from '../base/notice.tsx';
import { Section } from '../options/section.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { Acts } from './acts.tsx';
import { Approval } from './approval.tsx';
import { AsCode } from './asCode.tsx';
import { Basics } from './basics.tsx';
import { EditingContext } from './editing.ts';
import type { PackageEditorProps } from './editorProps.ts';
import { Lifecycle } from './lifecycle.tsx';
import { Outcome } from './outcome.tsx';
import { Requestors } from './requestors.tsx';
import { ResourceRoles } from './resourceRoles.tsx';
import { Review } from './review.tsx';
import { Split } from './split.tsx';

/** One page from names to *Create*; once it was pressed, what became of it. */
export function PackageEditor(props: PackageEditorProps) {
  const { t } = useWords();
  const { row, children } = props;
  const { draft } = row;
  const [heldBack, setHeldBack] = useState(0);
  const limits = useMemo(() => limitsOf(draft), [draft]);
  const shown = heldBack > 0 ? limits : [];
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (heldBack > 0) focusFirstError(form.current);
  }, [heldBack]);
  const editing = {
    draft,
    onChange: props.onChange,
    limits: shown,
    heldBack,
    catalogs: props.catalogs,
    readCatalogs: props.readCatalogs,
    search: props.search,
    roles: props.roles,
    readRoles: props.readRoles,
    steps: row.steps,
    roleWanted: wantedRole(row),
  };
  return (
    <>
      {!isOver(row) && children}
      {!isOver(row) && (
        <EditingContext value={editing}>
          <div ref={form} className="making" inert={props.isRunning}>
            <Split />
            <Basics />
            <ResourceRoles />
            {draft.packages.some(({ hasPolicy }) => hasPolicy) && (
              <>
                <Requestors />
                <Approval />
                <Lifecycle />
              </>
            )}
          </div>
        </EditingContext>
      )}
      <Section title={t(isOver(row) ? 'make.outcome' : 'make.check')}>
        {shown.length > 0 && <Notice tone="warning" title={t('make.check.fix', { count: shown.length })} />}
        {row.state !== 'undone' && <Review draft={draft} />}
        <Outcome {...props} />
        <Acts
          {...props}
          onTry={() => {
            if (limits.length > 0) setHeldBack(heldBack + 1);
            else {
              setHeldBack(0);
              props.onCreate();
            }
          }}
        />
        {!hasBegun(row) && !isOver(row) && <AsCode {...props} />}
      </Section>
    </>
  );
}

/** Where Entra lists roles and none of their names says what it allows. */
const wantedRole = ({ problem }: PackageEditorProps['row']): string | undefined =>
  problem?.why.kind === 'noSuchRole' && problem.why.roles.length > 0 ? problem.step : undefined;
