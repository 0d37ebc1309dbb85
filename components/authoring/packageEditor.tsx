import { type ReactNode, useMemo, useRef, useState } from 'react';
import { asRequests } from '../../lib/authoring/asRequests.ts';
import { asTerraform } from '../../lib/authoring/asTerraform.ts';
import { limitsOf } from '../../lib/authoring/limits.ts';
import { stepsOf } from '../../lib/authoring/steps.ts';
import type { PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import { Button } from '../base/button.tsx';
import { Confirm } from '../base/confirm.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { OutLink } from '../base/link.tsx';
import { Notice } from '../base/notice.tsx';
import { FailureNotice } from '../failureNotice.tsx';
import { Section } from '../options/section.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { Approval } from './approval.tsx';
import { Basics } from './basics.tsx';
import { type Editing, EditingContext } from './editing.ts';
import { Lifecycle } from './lifecycle.tsx';
import { Progress } from './progress.tsx';
import { Requestors } from './requestors.tsx';
import { ResourceRoles } from './resourceRoles.tsx';
import { Review } from './review.tsx';

export interface PackageEditorProps extends Pick<Editing, 'catalogs' | 'search'> {
  row: PackageDraftRow;
  onChange: (draft: PackageDraft) => void;
  isRunning: boolean;
  /** Why a creation could not begin. */
  failure: Failure | undefined;
  /** `export`: policy doesn't let Knock create; `signIn`: nobody is signed in who could. */
  mode: 'create' | 'export' | 'signIn';
  graphHost: string;
  /** The package in the admin center; absent in clouds without a known address. */
  portalUrl?: string | undefined;
  onCreate: () => void;
  onUndo: () => void;
  onRemove: () => void;
  onSave: (name: string, type: string, text: string) => void;
  /** What exists already, above the form. */
  children?: ReactNode;
}

/** One page from names to *Create*; once it was pressed, what became of it. */
export function PackageEditor(props: PackageEditorProps) {
  const { t } = useWords();
  const { row, children } = props;
  const { draft } = row;
  const [hasTried, setTried] = useState(false);
  const limits = useMemo(() => limitsOf(draft), [draft]);
  const form = useRef<HTMLDivElement>(null);
  const editing = {
    draft,
    onChange: props.onChange,
    limits: hasTried ? limits : [],
    catalogs: props.catalogs,
    search: props.search,
    steps: row.steps,
  };
  return (
    <>
      {!isOver(row) && children}
      {!isOver(row) && (
        <EditingContext value={editing}>
          <div ref={form} className="making" inert={props.isRunning}>
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
      <Section title={t('make.check')}>
        {hasTried && limits.length > 0 && (
          <Notice tone="warning" title={t('make.check.fix', { count: limits.length })} />
        )}
        <Review draft={draft} />
        <Outcome {...props} />
        <Acts
          {...props}
          onTry={() => {
            setTried(true);
            if (limits.length === 0) props.onCreate();
            else setTimeout(() => focusFirstWrong(form.current));
          }}
        />
        <AsCode {...props} />
      </Section>
    </>
  );
}

const isOver = ({ state }: PackageDraftRow): boolean => state === 'created' || state === 'undone';

/** Something of it exists, or may. */
export const hasBegun = ({ steps }: PackageDraftRow): boolean =>
  Object.values(steps).some(({ sentAt, isOurs }) => sentAt !== undefined || isOurs === true);

/** What became of it. */
function Outcome({ row, isRunning, failure, mode, portalUrl, onCreate }: PackageEditorProps) {
  const { t } = useWords();
  return (
    <>
      {(hasBegun(row) || isOver(row) || row.problem !== undefined) && (
        <Progress row={row} isRunning={isRunning} />
      )}
      {row.state === 'created' && <Notice tone="success" title={t('make.done')} />}
      {row.state === 'created' && portalUrl !== undefined && (
        <p>
          {t('make.portal.text')} <OutLink href={portalUrl}>{t('make.portal')}</OutLink>
        </p>
      )}
      {failure !== undefined && <FailureNotice failure={failure} onSignIn={onCreate} />}
      {mode === 'export' && !isOver(row) && <p className="quiet">{t('make.off')}</p>}
    </>
  );
}

/** What can be done next. */
function Acts(props: PackageEditorProps & { onTry: () => void }) {
  const { t } = useWords();
  const { row, isRunning, mode } = props;
  const begun = hasBegun(row);
  const over = isOver(row);
  const remove = over ? t('make.remove') : t('make.discard');
  return (
    <div className="actions">
      {!over && mode === 'create' && row.state !== 'undoing' && (
        <Button look="primary" busy={isRunning} onClick={props.onTry}>
          {begun || row.problem !== undefined ? t('make.continue') : t('make.create')}
        </Button>
      )}
      {begun && row.state !== 'undone' && !isRunning && mode === 'create' && (
        <Confirm
          label={t('make.undo')}
          question={t('make.undoQuestion')}
          yes={t('make.undoYes')}
          no={t('make.undoNo')}
          onConfirm={props.onUndo}
        />
      )}
      {(!begun || over) && !isRunning && (
        <Confirm
          label={remove}
          question={t('make.discardQuestion')}
          yes={remove}
          no={t('make.discardNo')}
          onConfirm={props.onRemove}
        />
      )}
    </div>
  );
}

/** The calls, to look at and to take along. */
function AsCode({ row: { draft }, graphHost, onSave }: PackageEditorProps) {
  const { t } = useWords();
  const requests = () => asRequests(draft, graphHost, Date.now());
  return (
    <Disclosure label={t('make.check.calls', { count: stepsOf(draft).length })}>
      <pre className="detail" dir="ltr">
        {requests()}
      </pre>
      <div className="actions">
        <Button onClick={() => onSave('access-package.http', 'text/plain', requests())}>
          {t('make.export.requests')}
        </Button>
        <Button onClick={() => onSave('access-package.tf', 'text/plain', asTerraform(draft))}>
          {t('make.export.terraform')}
        </Button>
      </div>
    </Disclosure>
  );
}

const focusFirstWrong = (form: Element | null): void =>
  form
    ?.querySelector<HTMLElement>(
      '[aria-invalid="true"]:is(input, textarea, select), [aria-invalid="true"] input',
    )
    ?.focus();
