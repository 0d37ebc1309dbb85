import type { ReactNode } from 'react';
import type { Words } from '../../lib/words/words.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { IndexState } from '../packages/indexState.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { Connection, HelpFacts, TokenFacts } from './helpFacts.ts';
import { lasting } from './lasting.ts';

const lists = ['packages', 'requests', 'assignments'] as const;

/** What Knock is and what it has, one line each. */
export function FactsList({ facts, onCheck }: { facts: HelpFacts; onCheck: () => void }) {
  const words = useWords();
  const { t, formatRelative } = words;
  const now = useNow();
  const { profile, connection } = facts;
  return (
    <dl className="facts-list help-facts">
      <Fact name={t('help.version')}>{facts.version}</Fact>
      <Fact name={t('help.shortcut')}>{facts.keys || '–'}</Fact>
      <Fact name={t('help.account')}>
        {profile === undefined
          ? t('account.none')
          : t('account.acting', { name: profile.displayName, username: profile.username })}
        {profile?.isGuest === true && <span className="quiet">{t('account.guest')}</span>}
      </Fact>
      {profile !== undefined && (
        <>
          <Fact name={t('help.scopes')}>
            <Scopes token={facts.employee} />
          </Fact>
          {facts.approver !== undefined && (
            <Fact name={t('help.approverScopes')}>
              <Scopes token={facts.approver} />
            </Fact>
          )}
          <Fact name={t('help.connection')}>
            <span role="status">{connectionWords(connection, words)}</span>
            <Button look="quiet" busy={connection === 'asking'} onClick={onCheck}>
              {t('common.refresh')}
            </Button>
          </Fact>
          <Fact name={t('help.clockFact')}>{clockWords(connection, words)}</Fact>
          <Fact name={t('help.lists')}>
            {lists.map((list) => {
              const at = facts.read[list];
              const ago = at === undefined ? t('help.notYet') : formatRelative(at, now);
              return <span key={list}>{t(`help.list.${list}`, { ago })}</span>;
            })}
          </Fact>
          {facts.index !== undefined && (
            <Fact name={t('help.index')}>
              <IndexState {...facts.index} />
            </Fact>
          )}
        </>
      )}
      <Fact name={t('help.sites')}>{t('help.sitesAllowed', { count: facts.hosts.granted })}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Scopes({ token }: { token: TokenFacts | undefined }) {
  const { t } = useWords();
  if (token === undefined) return <span className="quiet">{t('help.noToken')}</span>;
  return token.scopes.map((scope) => (
    <code key={scope} className="code" dir="ltr">
      {scope}
    </code>
  ));
}

function connectionWords(connection: Connection, { t }: Words): string {
  if (typeof connection === 'string') return t(`help.connection.${connection}`);
  const { status } = connection;
  if (status === 0) return t('help.connection.none');
  return status === 200
    ? t('help.connection.answers')
    : t('help.connection.status', { status: String(status) });
}

function clockWords(connection: Connection, { t, formatDuration }: Words): string {
  const skew = typeof connection === 'object' ? connection.skew : undefined;
  if (skew === undefined) return t('help.connection.notAsked');
  // `Date` has steps of a second, and the answer took a while.
  if (Math.abs(skew) < 2000) return t('help.clockRight');
  const duration = formatDuration(lasting(Math.abs(skew)));
  return skew > 0 ? t('help.clockBehind', { duration }) : t('help.clockAhead', { duration });
}
