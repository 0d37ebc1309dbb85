import { watches } from './products.ts';

/**
 * `optional_host_permissions`: any, since an organisation's own applications may be anywhere. Asked for one product,
 * one host or the organisation's list at a time, by a real click.
 */
export const optionalHosts: string[] = ['https://*/*'];

/** `content_scripts` of the manifest. Plain scripts: WXT's wrapper would announce the extension to every page. */
export const contentScripts = watches
  .filter((watch) => watch.required)
  .flatMap(({ scripts }) => scripts)
  .map(({ matches, file, atStart, inFrames }) => ({
    matches,
    js: [file],
    run_at: atStart ? ('document_start' as const) : ('document_end' as const),
    ...(inFrames ? { all_frames: true } : {}),
  }));
