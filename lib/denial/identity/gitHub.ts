import type { Identifier } from '../detector.ts';
import { keyFrom, segmentsOf } from './keys.ts';

/** First segments that are GitHub's own and no organisation. */
const own = new Set(
  'about apps codespaces collections contact customer-stories dashboard explore features features issues join login logout marketplace new notifications organizations pricing pulls search security sessions settings sponsors stars topics trending users'.split(
    ' ',
  ),
);

/**
 * An organisation or enterprise. GitHub answers 404 both without access and for a repository that doesn't exist, so
 * this never claims a denial.
 */
export const gitHub: Identifier = {
  product: 'gitHub',
  hosts: ['github.com'],
  identify(url) {
    const [first = '', second] = segmentsOf(url);
    const name =
      first === 'orgs' || first === 'enterprises' ? second : own.has(first.toLowerCase()) ? undefined : first;
    if (name === undefined || !/^[a-z0-9][a-z0-9-]{0,38}$/i.test(name)) return undefined;
    return { resources: keyFrom('githubOrg', name, 'path'), resourceName: name };
  },
};
