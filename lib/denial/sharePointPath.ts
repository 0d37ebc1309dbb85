/**
 * Sharing and durable links put `/:x:/r/`, `/:x:/s/`, `/:x:/t/` or `/:x:/g/` (x: kind of file) in front:
 * `r` and `g` are followed by the real path, `s` by a name under `/sites`, `t` by one under `/teams`.
 */
export function plainPath(path: string): string {
  const [, form, rest = ''] = /^\/:[a-z]:\/([rstg])\/(.*)$/i.exec(path) ?? [];
  if (form === undefined) return path;
  return `${{ s: '/sites', t: '/teams' }[form.toLowerCase()] ?? ''}/${rest}`;
}
