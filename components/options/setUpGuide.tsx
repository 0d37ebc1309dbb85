import { CopyButton } from '../base/copyButton.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { useWords } from '../words/wordsContext.tsx';

const whose = ['Employee', 'Approver', 'Job', 'Administrator', 'Creation', 'LookUp'] as const;

export interface SetUpGuideProps {
  redirectUri: string;
  /** By the word that says whose they are. */
  scopes: Record<(typeof whose)[number], readonly string[]>;
}

/** What an administrator registers once: the redirect URI of this very browser, and the permissions. */
export function SetUpGuide({ redirectUri, scopes }: SetUpGuideProps) {
  const { t } = useWords();
  return (
    <>
      <p>{t('options.setUpText')}</p>
      <dl className="facts-list">
        <dt>{t('options.redirectUri')}</dt>
        <dd>
          <code className="code" dir="ltr">
            {redirectUri}
          </code>
          <CopyButton text={redirectUri} label={t('options.copyRedirectUri')} />
          <p className="quiet">{t('options.redirectUriHint')}</p>
        </dd>
      </dl>
      <Disclosure label={t('options.scopes')}>
        <p className="quiet">{t('options.scopesHint')}</p>
        {whose.map((one) => (
          <Scopes key={one} title={t(`options.scopes${one}`)} scopes={scopes[one]} />
        ))}
      </Disclosure>
    </>
  );
}

function Scopes({ title, scopes }: { title: string; scopes: readonly string[] }) {
  return (
    <>
      <p>{title}</p>
      <ul className="grants">
        {scopes.map((scope) => (
          <li key={scope}>
            <code className="code" dir="ltr">
              {scope}
            </code>
          </li>
        ))}
      </ul>
    </>
  );
}
