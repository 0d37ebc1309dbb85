import { appIdKey } from '../resource/resource.ts';
import type { DetectorExamples, ExamplePage } from './detector.ts';

/** Sentences as captured 2016–2026 with fictitious names; page ids as in Entra's own state. */
const appId = '23c1e47d-4648-40fc-9bd7-6429d373291e';
const other = '0f6cc0bf-abf5-4811-a953-000d3a464508';
const tenantId = '57fdf63b-7e22-45a3-83dc-d37003163aae';
const authorize = `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize?client_id=${other}&scope=openid`;

const sentence = (app = `SugarLearning Prod ('${appId}')`) =>
  `AADSTS50105: Your administrator has configured the application ${app} to block users unless they are specifically granted ('assigned') access to the application. The signed in user 'adele@contoso.com' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.`;

const errorPage = (message: string, url = authorize): ExamplePage => ({
  url,
  pageId: 'ConvergedError',
  config: { pageId: 'ConvergedError', message },
});

export const examples: DetectorExamples = {
  claims: [
    {
      name: 'not assigned, wording since 2022',
      page: errorPage(sentence()),
      denial: {
        reason: 'notAssigned',
        curable: 'yes',
        code: 50105,
        resources: [{ key: appIdKey(appId), from: 'config' }],
        resourceName: 'SugarLearning Prod',
        userHint: 'adele@contoso.com',
        tenantHint: { tenantId },
      },
    },
    {
      name: 'not assigned, wording until 2022, user withheld, rendered text only',
      page: {
        url: 'https://login.microsoftonline.com/common/reprocess?ctx=rQIIAXWS',
        pageId: 'ConvergedError',
        message: `AADSTS50105: The signed in user '{EmailHidden}' is not assigned to a role for the application '${appId}'(Echo (Prod)).`,
      },
      denial: {
        code: 50105,
        resources: [{ key: appIdKey(appId), from: 'message' }],
        resourceName: 'Echo (Prod)',
      },
    },
    {
      name: 'a name that holds a mail address and the words around an id',
      page: errorPage(sentence(`desk@help.example ('${other}') to block ads ('${appId}')`)),
      denial: { resources: [{ key: appIdKey(appId), from: 'config' }], userHint: 'adele@contoso.com' },
    },
    {
      name: 'no id in the sentence: the client of the address',
      page: errorPage('AADSTS50105: The signed in user is not assigned to a role for the application.'),
      denial: { resources: [{ key: appIdKey(other), from: 'query' }] },
    },
    {
      name: 'no id anywhere: still a denial, without a resource',
      page: errorPage(
        'Fehler AADSTS50105: Der angemeldete Benutzer „brian@contoso.com“ ist keiner Rolle zugewiesen.',
        'https://login.microsoftonline.com/kmsi',
      ),
      denial: { code: 50105, resources: [], userHint: 'brian@contoso.com', curable: 'yes' },
    },
    {
      name: 'the tenant from where the form goes',
      page: {
        url: 'https://login.microsoftonline.us/common/SAS/ProcessAuth',
        config: { pageId: 'ConvergedError', message: sentence(), postUrl: `/${tenantId}/login` },
      },
      denial: { tenantHint: { tenantId } },
    },
    {
      name: 'China, code without a sentence',
      page: {
        url: 'https://login.partner.microsoftonline.cn/common/login',
        pageId: 'ConvergedError',
        config: { errorCode: 50105 },
      },
      denial: { code: 50105, reason: 'notAssigned' },
    },
    {
      name: 'Conditional Access, code without the prefix',
      page: {
        url: authorize,
        pageId: 'ConvergedConditionalAccess',
        message: `You don't have access to this\nYour sign-in was successful but you don't have permission to access this resource.\nError Code: 53003\nRequest Id: 4a68d5ad-a410-4477-8588-0057f58e2a00\nApp name: Azure DevOps\nApp id: ${appId}\nDevice identifier: Not available`,
      },
      denial: {
        reason: 'conditionalAccess',
        curable: 'no',
        code: 53003,
        resources: [{ key: appIdKey(appId), from: 'message' }],
        resourceName: 'Azure DevOps',
      },
    },
    {
      name: 'consent by an administrator',
      page: errorPage('AADSTS90094: The grant requires admin permission.'),
      denial: { reason: 'consentNeeded', curable: 'no', code: 90094 },
    },
    {
      name: 'another tenant’s account',
      page: errorPage(
        `AADSTS50020: User account 'ana@fabrikam.com' from identity provider 'live.com' does not exist in tenant 'Contoso' and cannot access the application '${appId}'(Shop) in that tenant.`,
      ),
      denial: {
        reason: 'wrongAccount',
        curable: 'maybe',
        userHint: 'ana@fabrikam.com',
        resourceName: 'Shop',
      },
    },
    {
      name: 'an application that is not there',
      page: errorPage(
        `AADSTS700016: Application with identifier 'https://sap.example' was not found in the directory '${tenantId}'.`,
      ),
      denial: {
        reason: 'applicationBroken',
        curable: 'no',
        resources: [{ key: appIdKey(other), from: 'query' }],
      },
    },
  ],
  neighbours: [
    {
      name: 'the healthy sign-in page, whose state carries a code',
      page: {
        url: authorize,
        pageId: 'ConvergedSignIn',
        config: { pageId: 'ConvergedSignIn', errorCode: 50058 },
      },
    },
    {
      name: 'page id and state disagree',
      page: {
        url: authorize,
        pageId: 'ConvergedError',
        config: { pageId: 'ConvergedSignIn', message: sentence() },
      },
    },
    {
      name: 'the public look-up page that talks about 50105',
      page: errorPage(sentence(), 'https://login.microsoftonline.com/error?code=50105'),
    },
    { name: 'an error page without a code', page: errorPage('We received a bad request.') },
    { name: 'the sentence without a page id', page: { url: authorize, message: sentence() } },
    {
      name: 'a copy of the page on another host',
      page: errorPage(sentence(), `https://login.microsoftonline.com.evil.example/${tenantId}/reprocess`),
    },
    {
      name: 'a copy of page and path on a worker host',
      page: errorPage(sentence(), 'https://login.workers.dev/common/reprocess?ctx=rQIIAXWS'),
    },
    {
      name: 'a code that merely begins alike: an application without a user',
      page: errorPage(
        `AADSTS501051: Application '${appId}'(daemon) is not assigned to a role for the application 'api://x'(x).`,
      ),
    },
    {
      name: 'the 2017 use of the code for applications',
      page: errorPage(
        `AADSTS50105: Application '${appId}' is not assigned to a role for the application 'https://x.example'.`,
      ),
    },
    {
      name: 'a code Knock does not know',
      page: errorPage('AADSTS90011: Error when processing DeviceAuthRedirect request.'),
    },
  ],
};
