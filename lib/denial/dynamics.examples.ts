import { lookUpKey } from '../resource/lookUp.ts';
import type { DetectorExamples } from './detector.ts';

const url = 'https://contoso.crm4.dynamics.com/main.aspx?appid=b86bd27b-2e83-ec11-8d21-000d3a64cba3';
const text = 'Error code 0x80072560: The user is not a member of the organization.';
const key = lookUpKey('dynamicsOrg', 'contoso.crm4.dynamics.com');

export const examples: DetectorExamples = {
  claims: [
    {
      name: 'not a member of the organisation',
      page: { url, status: 403, text },
      denial: {
        reason: 'notAssigned',
        curable: 'yes',
        resources: key === undefined ? [] : [{ key, from: 'host' }],
      },
    },
  ],
  neighbours: [
    { name: 'a record that quotes the code', page: { url, status: 200, text } },
    { name: 'another refusal', page: { url, status: 403, text: 'Error code 0x80040220' } },
    { name: 'the maker portal', page: { url: 'https://make.dynamics.com/x', status: 403, text } },
  ],
};
