import { lookUpKey } from '../resource/lookUp.ts';
import type { DetectorExamples } from './detector.ts';

const url = 'https://intranet-contoso.msappproxy.net/reports/';
const page = (status: string) =>
  `This corporate app can't be accessed. You are not authorized to access this application. Status Code: ${status}`;
const key = lookUpKey('applicationHost', 'intranet-contoso.msappproxy.net');

export const examples: DetectorExamples = {
  claims: [
    {
      name: 'forbidden',
      page: { url, status: 403, text: page('Forbidden') },
      denial: {
        reason: 'notAssigned',
        curable: 'yes',
        resources: key === undefined ? [] : [{ key, from: 'host' }],
      },
    },
    {
      name: 'an account that Active Directory lacks',
      page: {
        url,
        status: 403,
        text: "This corporate app can't be accessed. The user could not be authorized. Make sure the user is defined in your on-premises AD. Status Code: Forbidden",
      },
      denial: { reason: 'applicationBroken', curable: 'no' },
    },
    {
      name: 'a missing licence',
      page: {
        url,
        status: 403,
        text: page('Forbidden').replace('. Status', '. Make sure that the user has a license. Status'),
      },
      denial: { reason: 'applicationBroken', curable: 'no' },
    },
  ],
  neighbours: [
    { name: 'an outage', page: { url, status: 504, text: page('Gateway Timeout') } },
    { name: 'another outage', page: { url, status: 502, text: page('Bad Gateway') } },
    { name: 'the application’s own refusal', page: { url, status: 403, text: 'Forbidden' } },
    {
      name: 'the same words elsewhere',
      page: { url: 'https://msappproxy.net.evil.example/', status: 403, text: page('Forbidden') },
    },
  ],
};
