import type { Settings } from '../settings/settings.ts';

/** Why the map could not be read this time; each has words in the options. */
export const mapTroubles = ['unreachable', 'refused', 'missing', 'server', 'tooLarge', 'unreadable'] as const;
export type MapTrouble = (typeof mapTroubles)[number];

export type FetchedText =
  | { kind: 'read'; text: string; etag?: string }
  /** The server says that the copy at hand is still the newest. */
  | { kind: 'unchanged' }
  | { kind: MapTrouble };

type Source = Pick<Settings, 'resourceMapUrl' | 'resourceMapAuthentication'>;

/** 5,000 entries of each kind fit in it several times. */
export const largestMap = 4 * 1024 * 1024;
/** A page that refuses may wait for the first reading, so it must not take long. */
const patienceMs = 10_000;

/**
 * Reads the text at the address that policy names. In: where, as whom, the tag of the copy at hand. Redirects are not
 * followed at all: a browser does not say where one leads before it goes there, with cookies. Never rejects.
 */
export async function fetchMap(
  { resourceMapUrl = '', resourceMapAuthentication }: Source,
  etag: string | undefined,
  fetcher: typeof fetch,
): Promise<FetchedText> {
  const isSession = resourceMapAuthentication === 'browserSession';
  try {
    const response = await fetcher(resourceMapUrl, {
      credentials: isSession ? 'include' : 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { Accept: 'application/json', ...(etag === undefined ? {} : { 'If-None-Match': etag }) },
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status === 304 && etag !== undefined) return { kind: 'unchanged' };
    if (!response.ok) return { kind: troubleOf(response.status) };
    const text = await readBounded(response);
    if (text === undefined) return { kind: 'tooLarge' };
    const tag = response.headers.get('ETag');
    return { kind: 'read', text, ...(tag === null ? {} : { etag: tag }) };
  } catch {
    return { kind: 'unreachable' };
  }
}

function troubleOf(status: number): MapTrouble {
  if (status === 401 || status === 403) return 'refused';
  return status === 404 || status === 410 ? 'missing' : 'server';
}

/** The body as text; `undefined` as soon as it is longer than a map may be, whatever its header said. */
async function readBounded({ body }: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const reader = body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part?.value === undefined) return text + decoder.decode();
    bytes += part.value.byteLength;
    if (bytes > largestMap) {
      await reader?.cancel();
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
  }
}
