import type { LogEntry } from '../../lib/platform/log.ts';
import type { SettingKey } from '../../lib/settings/settings.ts';
import { Ago } from '../base/time.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { failureCode, type KnownSettings, settingValue, type Trouble } from './helpFacts.ts';
import { Table } from './table.tsx';

/** Every setting in force, and who chose it; what policy chose comes first. */
export function SettingsTable({ settings }: { settings: KnownSettings }) {
  const { t } = useWords();
  const keys = Object.keys(settings.origin) as SettingKey[];
  const rank = (key: SettingKey) => ['policy', 'user', 'default'].indexOf(settings.origin[key]);
  return (
    <>
      <Table heads={[t('help.settings.key'), t('help.settings.value'), t('help.settings.source')]}>
        {keys
          .toSorted((one, other) => rank(one) - rank(other))
          .map((key) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td>
                <bdi dir="ltr">{settingValue(settings, key)}</bdi>
              </td>
              <td>{t(`help.source.${settings.origin[key]}`)}</td>
            </tr>
          ))}
      </Table>
      <p className="quiet">{t('help.settingsHint')}</p>
    </>
  );
}

export function FailureTable({ troubles }: { troubles: readonly Trouble[] }) {
  const { t } = useWords();
  if (troubles.length === 0) return <p>{t('help.noFailures')}</p>;
  return (
    <Table heads={[t('help.failure'), t('help.failureCode'), t('help.failureAt')]}>
      {troubles.map(({ what, failure, at }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity, and no state
        <tr key={index}>
          <th scope="row">{what}</th>
          <td>
            <code className="code" dir="ltr">
              {failureCode(failure)}
            </code>
          </td>
          <td>{at !== undefined && <Ago at={at} />}</td>
        </tr>
      ))}
    </Table>
  );
}

/** The newest first. */
export function LogTable({ log }: { log: readonly LogEntry[] }) {
  const { t } = useWords();
  return (
    <>
      <p className="quiet">{t('help.logHint')}</p>
      {log.length === 0 && <p>{t('help.noFailures')}</p>}
      {log.length > 0 && (
        <Table heads={[t('help.failure'), t('help.failureAt')]}>
          {log.map(({ event, facts, at }) => (
            <tr key={`${at} ${event} ${JSON.stringify(facts)}`}>
              <td>
                <code className="code" dir="ltr">
                  {[event, ...Object.entries(facts).map(([name, fact]) => `${name}=${fact}`)].join(' ')}
                </code>
              </td>
              <td>
                <Ago at={at} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
