import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askSite, type SiteQuestion } from '../../../lib/site/askSite.ts';

const web = 'https://contoso.sharepoint.com/sites/plans';
const username = 'adelev@contoso.com';
const list = 'd6e6c3d4-1621-41da-8255-162cebcf4761';
const item = { listId: list, itemId: 7 };
const itemPath = `/lists(guid'${list}')/items(7)/EffectiveBasePermissions`;

const limited = { High: '48', Low: '134287360' };
const read = { High: '176', Low: '138612833' };
const contribute = { High: '432', Low: '1011028719' };
const full = { High: '2147483647', Low: '4294967295' };

const code = '-2147024891, System.UnauthorizedAccessException';
const message = { lang: 'en-US', value: 'Attempted to perform an unauthorized operation.' };
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });
const refusal = (headers?: Record<string, string>) =>
  json({ 'odata.error': { code, message } }, 403, headers);
const html = (status = 200) =>
  new Response('<!DOCTYPE html><title>Sign in</title>', { status, headers: { 'content-type': 'text/html' } });
const opens = (changes: Record<string, unknown> = {}) =>
  json({
    EffectiveBasePermissions: read,
    CurrentUser: { UserPrincipalName: 'AdeleV@contoso.com' },
    ...changes,
  });

type Answer = Response | (() => Response | Promise<Response>);

/** A site that answers by the path below `_api/web`; `''` is the question with everything in it. */
function siteWith(answers: Record<string, Answer>) {
  const asked: { path: string; init: RequestInit | undefined }[] = [];
  const request: typeof fetch = async (input, init) => {
    const path = String(input).slice(`${web}/_api/web`.length);
    asked.push({ path, init });
    const answer = answers[path.includes('$expand=') ? '' : path];
    if (answer === undefined) throw new TypeError(`not foreseen: ${path}`);
    return typeof answer === 'function' ? answer() : answer;
  };
  const ask = (more: Partial<SiteQuestion> = {}) => askSite({ web, username, ...more }, request);
  return { ask, asked };
}

const askOne = (answer: Answer, more?: Partial<SiteQuestion>) => siteWith({ '': answer }).ask(more);

describe('a site that opens', () => {
  it.each([
    ['view', read],
    ['edit', contribute],
  ])('for %s', async (reach, mask) =>
    expect(await askOne(opens({ EffectiveBasePermissions: mask }))).toEqual({
      state: 'opens',
      reach,
      groups: {},
    }),
  );

  it('for whoever manages it: they add people', async () =>
    expect(await askOne(opens({ EffectiveBasePermissions: full }))).toEqual({
      state: 'opens',
      reach: 'manage',
      groups: {},
      mayAddPeople: true,
    }));

  it('names its groups by what they are for, where it has them', async () => {
    const answer = await askOne(
      opens({
        AssociatedVisitorGroup: { Id: 4 },
        AssociatedMemberGroup: { 'odata.null': true },
        AssociatedOwnerGroup: { Id: 'three' },
      }),
    );
    expect(answer).toEqual({ state: 'opens', reach: 'view', groups: { view: '4' } });
  });

  it('knows a guest by the name they sign in with', async () => {
    const CurrentUser = { UserPrincipalName: 'kai_fabrikam.com#EXT#@contoso.onmicrosoft.com' };
    const guest = { username: 'kai@fabrikam.com' };
    expect(await askOne(opens({ CurrentUser }), guest)).toMatchObject({ state: 'opens' });
  });

  it('is asked once, as the browser would, without a token', async () => {
    const { ask, asked } = siteWith({ '': opens() });
    await ask();
    expect(asked).toHaveLength(1);
    const [{ path, init } = { path: '', init: undefined }] = asked;
    expect(init).toMatchObject({ credentials: 'include', redirect: 'manual', cache: 'no-store' });
    expect(init).not.toHaveProperty('method');
    expect(Object.keys(init?.headers ?? {})).toEqual(['Accept']);
    const { searchParams } = new URL(web + path);
    expect(searchParams.get('$expand')).toBe(
      'CurrentUser,AssociatedVisitorGroup,AssociatedMemberGroup,AssociatedOwnerGroup',
    );
    expect(searchParams.get('$select')).toBe(
      'EffectiveBasePermissions,CurrentUser/UserPrincipalName,AssociatedVisitorGroup/Id,AssociatedMemberGroup/Id,AssociatedOwnerGroup/Id',
    );
  });
});

describe('where the expand is refused', () => {
  const inTwo = (mask: Answer, user: Answer) =>
    siteWith({
      '': json(
        { 'odata.error': { code: '-1, Microsoft.SharePoint.Client.InvalidClientQueryException' } },
        400,
      ),
      '?$select=EffectiveBasePermissions': mask,
      '/currentuser?$select=UserPrincipalName': user,
    }).ask();
  const mask = () => json({ EffectiveBasePermissions: contribute });
  const user = (name: string) => () => json({ UserPrincipalName: name });

  it('two questions tell the same', async () =>
    expect(await inTwo(mask, user(username))).toEqual({ state: 'opens', reach: 'edit', groups: {} }));

  it.each([
    ['somebody else', mask, user('meganb@contoso.com'), 'cantTell'],
    ['nobody', mask, () => json({}), 'cantTell'],
    ['no mask', () => json({}), user(username), 'cantTell'],
    ['a refusal', refusal, user(username), 'refuses'],
    ['a sign-in in between', mask, () => html(), 'cantTell'],
    ['a second 400', () => json({}, 400), user(username), 'cantTell'],
  ] as const)('%s', async (_name, first, second, state) =>
    expect(await inTwo(first, second)).toEqual({ state }),
  );
});

describe('a site that refuses', () => {
  it('says so itself', async () => expect(await askOne(refusal())).toEqual({ state: 'refuses' }));

  it('says so in the other form of JSON', async () =>
    expect(await askOne(json({ error: { code, message } }, 403))).toEqual({ state: 'refuses' }));

  it('may still have shared one file', async () =>
    expect(await askOne(opens({ EffectiveBasePermissions: limited }))).toEqual({ state: 'refuses' }));
});

it('an address at which nothing is', async () => {
  expect(await askOne(new Response('404 FILE NOT FOUND', { status: 404 }))).toEqual({ state: 'gone' });
});

describe("can't be told from", () => {
  it.each<[string, Answer, Partial<SiteQuestion>?]>([
    ['a refusal while the page is open', () => refusal(), { isOpen: true }],
    ['a rule on devices', () => refusal({ 'X-MSDAVEXT_Error': '917656; Access+denied.' })],
    ['a 403 without a code', () => json({}, 403)],
    ['a 403 of another kind', () => json({ 'odata.error': { code: '-2147024890, X', message } }, 403)],
    ['a longer code', () => json({ 'odata.error': { code: '-21470248911', message } }, 403)],
    ['a 403 in HTML', () => html(403)],
    ['no session', () => json({ 'odata.error': { code, message } }, 401)],
    ['a sign-in page with 200', () => html()],
    ['a redirect, to the sign-in or to where the site is now', () => Response.redirect(`${web}2`, 302)],
    ['what fetch makes of a redirect', () => Response.error()],
    ['another account', () => opens({ CurrentUser: { UserPrincipalName: 'meganb@contoso.com' } })],
    ['nobody', () => opens({ CurrentUser: undefined })],
    ['an account without a name', () => opens({ CurrentUser: { UserPrincipalName: null } })],
    ['no mask', () => opens({ EffectiveBasePermissions: undefined })],
    ['a mask of numbers', () => opens({ EffectiveBasePermissions: { High: 176, Low: 138612833 } })],
    ['half a mask', () => opens({ EffectiveBasePermissions: { Low: '138612833' } })],
    ['a mask too large', () => opens({ EffectiveBasePermissions: { High: '0', Low: '99999999999' } })],
    ['a list', () => json([])],
    ['null', () => json(null)],
    ['half an answer', () => new Response('{"EffectiveBasePermissions":', { status: 200 })],
    ['a server in trouble', () => json({}, 503)],
    ['a locked site', () => json({}, 423)],
    ['being offline', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('%s', async (_name, answer, more) => expect(await askOne(answer, more)).toEqual({ state: 'cantTell' }));
});

describe('a part of a site that opens', () => {
  const part = (answer: Answer, more: Partial<SiteQuestion> = {}) =>
    siteWith({ '': opens(), [itemPath]: answer })
      .ask({ part: item, ...more })
      .then((site) => (site.state === 'opens' ? site.part : site.state));

  it.each<[string, Answer]>([
    ['view', json(read)],
    ['edit', json(contribute)],
    ['manage', json({ 'odata.metadata': 'x', ...full })],
    ['refuses', refusal()],
    ['refuses', json(limited)],
    // The page has just named it; SharePoint may hide what one may not see.
    ['cantTell', json({}, 404)],
    ['cantTell', refusal({ 'X-MSDAVEXT_Error': '917656' })],
    ['cantTell', html()],
    ['cantTell', json({ High: 'x', Low: 'y' })],
    ['cantTell', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('%s', async (answers, answer) => expect(await part(answer)).toBe(answers));

  it('is never refused where the page is open', async () =>
    expect(await part(refusal(), { isOpen: true })).toBe('cantTell'));

  it.each([
    [{ listId: list }, `/lists(guid'${list}')/EffectiveBasePermissions`],
    [item, itemPath],
    [{ uniqueId: list }, `/GetFileById('${list}')/ListItemAllFields/EffectiveBasePermissions`],
    [
      { listPath: "/sites/plans/megan's lists" },
      "/GetList('%2Fsites%2Fplans%2Fmegan''s%20lists')/EffectiveBasePermissions",
    ],
  ])('is asked by its own address', async (named, path) => {
    const site = siteWith({ '': opens(), [path]: json(contribute) });
    expect(await site.ask({ part: named })).toMatchObject({ state: 'opens', reach: 'view', part: 'edit' });
    expect(site.asked).toHaveLength(2);
  });

  it('is asked at the same time', async () => {
    const answers = Promise.withResolvers<Response>();
    const site = siteWith({ '': () => answers.promise, [itemPath]: json(read) });
    const asking = site.ask({ part: item });
    expect(site.asked).toHaveLength(2);
    answers.resolve(opens());
    expect(await asking).toMatchObject({ part: 'view' });
  });

  it('is not waited for where the site says no', async () => {
    const site = siteWith({ '': refusal(), [itemPath]: () => new Promise<Response>(() => {}) });
    expect(await site.ask({ part: item })).toEqual({ state: 'refuses' });
  });
});

describe('a site that never answers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is given twenty seconds', async () => {
    const ends = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(ends.signal);
    const never: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new Error('late'))),
      );
    const asking = askSite({ web, username, part: item }, never);
    expect(timeout).toHaveBeenCalledWith(20_000);
    ends.abort();
    expect(await asking).toEqual({ state: 'cantTell' });
    timeout.mockRestore();
  });
});
