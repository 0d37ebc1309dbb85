import { lookUpKey } from '../resource/lookUp.ts';
import type { DetectorExamples } from './detector.ts';

/** Titles as in captures of 2019–2025; people and organisations are fictitious. */
const url = 'https://dev.azure.com/contoso/Fabrikam%20Fiber/_git/web';
const project = lookUpKey('azureDevOpsProject', 'contoso/fabrikam fiber');
const organization = lookUpKey('azureDevOpsOrganization', 'contoso');
const title = "TF400813: The user 'adele@contoso.com' is not authorized to access this resource.";

export const examples: DetectorExamples = {
  claims: [
    {
      name: 'not authorized',
      page: { url, status: 401, title },
      denial: {
        rule: 'azureDevOps.code',
        reason: 'notAssigned',
        curable: 'yes',
        resources: [project, organization].flatMap((key) => (key ? [{ key, from: 'path' as const }] : [])),
        resourceName: 'Fabrikam Fiber',
        userHint: 'adele@contoso.com',
      },
    },
    {
      name: 'the old address of an organisation',
      page: { url: 'https://contoso.visualstudio.com/DefaultCollection/Fabrikam', status: 403, title },
      denial: { resourceName: 'Fabrikam' },
    },
    {
      name: 'not authorized, in another language',
      page: { url, status: 401, title: 'TF400813: Der Benutzer „adele@contoso.com“ ist nicht berechtigt.' },
      denial: { reason: 'notAssigned', userHint: 'adele@contoso.com' },
    },
    {
      name: 'Conditional Access, which reads like a missing permission',
      page: {
        url,
        status: 403,
        title: 'VS403463: The conditional access policy defined by your administrator has failed.',
      },
      denial: { reason: 'conditionalAccess', curable: 'no' },
    },
    {
      name: 'a project that is missing or hidden',
      page: { url, status: 404, title: "VS800075: The project with id 'x' does not exist, or …" },
      denial: { reason: 'mayNotExist', curable: 'maybe' },
    },
  ],
  neighbours: [
    {
      name: 'somebody who is not signed in',
      page: { url, status: 401, title: 'TF400813: Resource not available for anonymous access.' },
    },
    {
      name: 'nobody at all',
      page: { url, status: 401, title: "TF400813: The user '' is not authorized to access this resource." },
    },
    { name: 'a wiki page about the code', page: { url, status: 200, title: `How to fix ${title}` } },
    { name: 'a page without a status', page: { url, title } },
    { name: 'a server error', page: { url, status: 500, title } },
    { name: 'not found, without a code', page: { url, status: 404, title: 'The page was not found' } },
    {
      name: 'a sign-in hop',
      page: {
        url: 'https://spsprodcus4.vssps.visualstudio.com/_signin?realm=dev.azure.com',
        status: 401,
        title,
      },
    },
    {
      name: 'a look-alike host',
      page: { url: 'https://dev.azure.com.evil.example/contoso/x', status: 401, title },
    },
  ],
};
