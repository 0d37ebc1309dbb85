import { sharePointHosts } from '../denial/hosts.ts';
import { type Need, needs } from '../entitlement/need.ts';
import type { DraftResource } from '../entitlement/packageDraft.ts';
import { isGuid, parseResourceKey, type ResourceKey, resourceKey } from '../resource/resource.ts';

export interface PastedNeed {
  key: ResourceKey;
  need: Need;
  /** What the person wrote after it; may be empty. */
  reason: string;
}

/** Mail programs put the address of a link behind it, in angle brackets. */
const form = new RegExp(
  `\\bknock:(${needs.join('|')}):([a-z]+:[^\\s<>"']{1,1000})(?:<[^<>\\r\\n]*>)?(?:[^\\S\\r\\n]+([^\\r\\n]{0,500}))?`,
  'i',
);

/** What such a line in a text says. `undefined`: there is none, or it names nothing that a package can hold. */
export function readOwnerLine(text: string): PastedNeed | undefined {
  const [, need = '', written = '', reason = ''] = form.exec(text) ?? [];
  const key = readKey(written.replace(':', '|').replace(/[.,;]+$/, ''));
  const known = needs.find((one) => one === need.toLowerCase());
  return key === undefined || known === undefined ? undefined : { key, need: known, reason: reason.trim() };
}

/** A key from outside, in its one spelling. `undefined`: no site, group or application. */
export function readKey(written: string): ResourceKey | undefined {
  let text: string;
  try {
    text = decodeURI(written);
  } catch {
    return undefined;
  }
  const { system, id } = parseResourceKey(text.toLowerCase() as ResourceKey);
  if (system === 'sharepointonline')
    return isSharePoint(id) ? resourceKey({ originSystem: system, originId: id }) : undefined;
  const isNamed = system === 'aadgroup' || system === 'aadapplication' || system === 'appid';
  return isNamed && isGuid(id) ? (`${system}|${id}` as ResourceKey) : undefined;
}

const isSharePoint = (address: string): boolean =>
  sharePointHosts.some((suffix) => URL.parse(address)?.hostname.endsWith(suffix));

/** The thing that a key names, as a catalog takes it; its name is found out later. A client id needs a look-up. */
export function resourceOfKey(key: ResourceKey): DraftResource | { appId: string } | undefined {
  const { system, id } = parseResourceKey(key);
  switch (system) {
    case 'sharepointonline':
      return { originSystem: 'SharePointOnline', originId: id, displayName: id.split('/').at(-1) ?? id };
    case 'aadgroup':
      return { originSystem: 'AadGroup', originId: id, displayName: '' };
    case 'aadapplication':
      return { originSystem: 'AadApplication', originId: id, displayName: '' };
    case 'appid':
      return { appId: id };
    default:
      return undefined;
  }
}
