/** `odata=nometadata` errors have this envelope, as every answer of `_api` quoted in public (2026-11). */
const refusal = (status: number, code: string, value: string, headers: Record<string, string> = {}) =>
  Response.json(
    { 'odata.error': { code, message: { lang: 'en-US', value } } },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  );

const unauthorized = '-2147024891, System.UnauthorizedAccessException';

/**
 * Where SharePoint wants a sign-in of its own kind first: without a session, and under the policy *Allow limited,
 * web-only access* for devices that aren't managed (vgrem/office365-rest-python-client pull request 339, seen 2026-11).
 */
const browseFirst = {
  'x-msdavext_error':
    '917656; Access+denied.+Before+opening+files+in+this+location%2c+you+must+first+browse+to+the+web+site+and+select+the+option+to+login+automatically.',
};

/**
 * What SharePoint's REST service answers instead. Code of *unauthorized*: [MS-CSOMSPT] 2.2.1; the others as quoted in
 * public test suites (pnp/cli-microsoft365, seen 2026-11).
 */
export const apiErrors = {
  noSession: () => refusal(401, unauthorized, 'Access denied.', browseFirst),
  unauthorized: () => refusal(403, unauthorized, 'Attempted to perform an unauthorized operation.'),
  /** With the code of *unauthorized*, so that the header alone tells them apart: the harder case. */
  unmanagedDevice: () => refusal(403, unauthorized, 'Access denied.', browseFirst),
  noList: () =>
    refusal(
      404,
      '-2130575322, Microsoft.SharePoint.SPException',
      'List does not exist.\n\nThe page you selected contains a list that does not exist. It may have been deleted by another user.',
    ),
  noItem: () =>
    refusal(
      404,
      '-2130575338, Microsoft.SharePoint.SPException',
      'Item does not exist. It may have been deleted by another user.',
    ),
  noFile: () => refusal(404, '-2147024894, System.IO.FileNotFoundException', 'File Not Found.'),
  /** No service answers where no site is. */
  noSite: () =>
    new Response('404 FILE NOT FOUND', { status: 404, headers: { 'content-type': 'text/plain' } }),
  noResource: (path: string) =>
    refusal(
      404,
      '-1, Microsoft.SharePoint.Client.ResourceNotFoundException',
      `Cannot find resource for the request ${path}.`,
    ),
  badQuery: (value: string) =>
    refusal(400, '-1, Microsoft.SharePoint.Client.InvalidClientQueryException', value),
};
