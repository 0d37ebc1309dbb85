import type { Identifier } from '../detector.ts';
import { keyFrom } from './keys.ts';

/** A form: who may answer is a sharing setting of its owner. */
export const forms: Identifier = {
  product: 'forms',
  hosts: ['forms.office.com', 'forms.cloud.microsoft', 'forms.osi.office365.us'],
  identify(url) {
    const id = /^\/Pages\/ResponsePage\.aspx$/i.test(url.pathname)
      ? url.searchParams.get('id')
      : /^\/r\/([\w-]{4,64})$/.exec(url.pathname)?.[1];
    const resources = keyFrom('msForm', id, 'query');
    return resources.length === 0 ? undefined : { resources, reason: 'sharedByOwner' };
  },
};
