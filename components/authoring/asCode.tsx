import { asRequests } from '../../lib/authoring/asRequests.ts';
import { asTerraform } from '../../lib/authoring/asTerraform.ts';
import { stepsOf } from '../../lib/authoring/steps.ts';
import { Button } from '../base/button.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { PackageEditorProps } from './editorProps.ts';

type Props = Pick<PackageEditorProps, 'row' | 'graphHost' | 'onSave' | 'mode'>;

/** The calls, to look at and to take along. */
export function AsCode(props: Props) {
  const { t } = useWords();
  const { draft } = props.row;
  const isTerraformWhole = draft.resources.every(({ originSystem }) => originSystem === 'AadGroup');
  return (
    <>
      {props.mode === 'export' && !isTerraformWhole && (
        <p className="quiet">{t('make.export.terraformPart')}</p>
      )}
      <Disclosure label={t('make.check.calls', { count: stepsOf(draft).length })}>
        <pre className="detail" dir="ltr">
          {requestsOf(props)}
        </pre>
        {props.mode !== 'export' && (
          <>
            <div className="actions">
              <ExportButtons {...props} />
            </div>
            {!isTerraformWhole && <p className="quiet">{t('make.export.terraformPart')}</p>}
          </>
        )}
      </Disclosure>
    </>
  );
}

const requestsOf = ({ row, graphHost }: Props): string => asRequests(row.draft, graphHost, Date.now());

export function ExportButtons(props: Props) {
  const { t } = useWords();
  const { row, onSave } = props;
  return (
    <>
      <Button onClick={() => onSave('access-package.http', 'text/plain', requestsOf(props))}>
        {t('make.export.requests')}
      </Button>
      <Button onClick={() => onSave('access-package.tf', 'text/plain', asTerraform(row.draft))}>
        {t('make.export.terraform')}
      </Button>
    </>
  );
}
