import { isHostOf } from './hosts.ts';
import { identifiers } from './identity/all.ts';

/** What is read of a page for a report, before anything is left out. Stays in the popup's memory. */
export interface RawPage {
  url: string;
  status: number;
  title: string;
  /** First text of the body. */
  text: string;
  pageId?: string;
}

/** What an administrator gets to see: the shape of a page, and the codes it shows. A line for `npm run detect`. */
export interface Recording {
  recording: 1;
  /** With placeholders: `{guid}`, `{n}`, `{text}`. */
  url: string;
  status: number;
  title: string;
  text: string;
  pageId?: string;
}

/** Path segments and parameter names that name a product's own places, never a person's things. */
const known = new Set(
  '_layouts 15 accessdenied.aspx guestaccess.aspx onedrive.aspx doc.aspx doc2.aspx listforms.aspx sites teams personal portals contentstorage common oauth2 v2.0 authorize saml2 wsfed login reprocess kmsi sas processauth error groups me reports dashboards datasets list apps reportembed redirect home view play e a app main.aspx l team channel conversations webui plan board grid task main org threads all pages responsepage.aspx r p saml assertion api signin applications _git _wiki _workitems _dashboards _build _signin auth callback .auth aad source type name siteid correlation listitemid client_id redirect_uri response_type scope state nonce samlrequest relaystate ctx tid tenantid groupid ctid appid reportid error_description error_uri error_subcode pagetype id url return_to'.split(
    ' ',
  ),
);

const pageIds = /^(?:Converged[A-Za-z]{1,40}|[A-Z][a-z]{2,10}Interrupt)$/;
/** Error codes of the products Knock knows; nobody's data looks like them. */
const codes = /\b(?:AADSTS\d{5,7}|TF\d{5,6}|VS\d{5,6}|0x[0-9a-f]{8})\b/gi;

/** Texts that detectors or documents know as signs of a refusal, lower case. */
const markers = [
  'access denied',
  'access required',
  'you need permission to access this site',
  'you do not have permission to view this directory or page',
  "this corporate app can't be accessed",
  'status code: forbidden',
  'not authorized',
  'request access',
  'you don’t have access',
  "you don't have access",
  'insufficient privileges',
  'com.amazonaws.switchboard.portal#forbiddenexception',
];

/**
 * A page without anything that could be somebody's: hosts without the customer's own label, paths and parameters as
 * shapes, of title and text only known codes and known words. Property-tested: nothing else of the input survives.
 */
export function recordPage(raw: RawPage): Recording {
  const url = new URL(raw.url);
  const isEntraPage = raw.pageId !== undefined && pageIds.test(raw.pageId);
  return {
    recording: 1,
    url: `https://${hostShape(url.hostname)}${pathShape(url.pathname)}${queryShape(url.search, '?')}${hashShape(url.hash)}`,
    status: raw.status,
    title: telling(raw.title),
    text: telling(raw.text),
    ...(isEntraPage ? { pageId: raw.pageId ?? '' } : {}),
  };
}

const hosts = identifiers.flatMap((identifier) => identifier.hosts);

/** A product's own host stays; below a product's domain only the domain; of all others only the public ending. */
function hostShape(host: string): string {
  const known = hosts.filter((one) => isHostOf(host, one));
  const suffix = known.find((one) => one.startsWith('.'));
  if (known.some((one) => !one.startsWith('.'))) return host;
  return suffix === undefined ? 'host.example' : `customer${suffix}`;
}

const pathShape = (path: string): string =>
  path
    .split('/')
    .slice(0, 12)
    .map((segment) => (segment === '' ? '' : shape(segment)))
    .join('/');

function queryShape(query: string, mark: '?' | '#'): string {
  const names = [...new URLSearchParams(query).keys()].slice(0, 20);
  const shapes = names.map((name) => `${known.has(name.toLowerCase()) ? name : '{name}'}={text}`);
  return shapes.length === 0 ? '' : `${mark}${shapes.join('&')}`;
}

function hashShape(hash: string): string {
  if (hash === '') return '';
  return hash.includes('=') ? queryShape(hash.replace(/^#\/?[^?]*\?|^#/, ''), '#') : '#{text}';
}

function shape(segment: string): string {
  if (known.has(segment.toLowerCase())) return segment;
  if (/^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i.test(segment)) return '{guid}';
  return /^\d+$/.test(segment) ? '{n}' : '{text}';
}

/** The known codes and markers of a text, in the order of the lists. */
function telling(text: string): string {
  const plain = text.slice(0, 4096);
  const found = [...new Set(plain.match(codes) ?? [])].map((code) => code.toUpperCase().replace('0X', '0x'));
  return [...found, ...markers.filter((marker) => plain.toLowerCase().includes(marker))].join(' · ');
}
