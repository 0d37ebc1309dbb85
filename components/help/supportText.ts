import type { SettingKey } from '../../lib/settings/settings.ts';
import { failureCode, type HelpFacts, settingValue, type TokenFacts } from './helpFacts.ts';

/**
 * The page's facts as a text for whoever helps: in English, without names or ids of people, packages or organizations.
 * `now` in epoch ms.
 */
export function supportText(facts: HelpFacts, now: number): string {
  const { settings, profile, connection, index, hosts } = facts;
  return [
    `Knock ${facts.version}`,
    facts.agent,
    `Keys: ${facts.keys || 'none'}`,
    `Account: ${profile === undefined ? 'none' : [profile.session, profile.isGuest ? 'guest' : 'member', profile.cloud].join(', ')}`,
    `Token, employee: ${tokenText(facts.employee, now)}`,
    `Token, approver: ${tokenText(facts.approver, now)}`,
    `Graph: ${typeof connection === 'string' ? connection : `${connection.status}, clock ${seconds(connection.skew)}`}`,
    ...Object.entries(facts.read).map(([name, at]) => `Read, ${name}: ${ago(at, now)}`),
    `Index: ${index === undefined ? 'none' : JSON.stringify(index)}`,
    `Hosts: ${hosts.granted} granted, ${hosts.missing} missing`,
    ...Object.keys(settings.origin).map((key) => settingText(facts, key as SettingKey)),
    ...settings.problems.map(({ failure }) => `Policy: ${failureCode(failure)}`),
    ...facts.troubles.map(
      ({ what, failure, at }) => `Failure, ${what}: ${failureCode(failure)}, ${ago(at, now)}`,
    ),
    ...facts.log.map(({ event, facts: more, at }) => `Log: ${event} ${JSON.stringify(more)} ${ago(at, now)}`),
    '',
  ].join('\n');
}

const settingText = ({ settings }: HelpFacts, key: SettingKey): string =>
  `${key}: ${settingValue(settings, key)} (${settings.origin[key]})`;

const tokenText = (token: TokenFacts | undefined, now: number): string =>
  token === undefined ? 'none' : `${token.scopes.join(' ')}, ${seconds(token.until - now)} left`;

const seconds = (ms: number | undefined): string =>
  ms === undefined ? 'unknown' : `${Math.round(ms / 1000)} s`;

const ago = (at: number | undefined, now: number): string =>
  at === undefined ? 'never' : `${seconds(now - at)} ago`;
