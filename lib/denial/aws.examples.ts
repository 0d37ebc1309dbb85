import { lookUpKey } from '../resource/lookUp.ts';
import type { DetectorExamples } from './detector.ts';

const url = 'https://portal.sso.eu-central-1.amazonaws.com/saml/assertion/apl-0123456789abcdef';
const text = '{"message":"No access","__type":"com.amazonaws.switchboard.portal#ForbiddenException"}';
const key = lookUpKey('awsApplication', 'apl-0123456789abcdef');

export const examples: DetectorExamples = {
  claims: [
    {
      name: 'nobody assigned the application',
      page: { url, status: 200, text },
      denial: {
        reason: 'notAssigned',
        curable: 'yes',
        resources: key === undefined ? [] : [{ key, from: 'path' }],
      },
    },
  ],
  neighbours: [
    { name: 'a page that quotes the answer', page: { url, status: 200, text: `How to fix ${text}` } },
    { name: 'another exception', page: { url, status: 400, text: '{"__type":"x#ValidationException"}' } },
    { name: 'another address of the portal', page: { url: url.replace('/saml/', '/token/'), text } },
  ],
};
