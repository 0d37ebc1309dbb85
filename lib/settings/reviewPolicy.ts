import { detectors } from '../denial/detectors.ts';
import type { PolicyLists } from './decodeSettings.ts';
import { policyLists } from './policyLists.ts';
import type { Settings } from './settings.ts';

/**
 * What is wrong with a usable policy: ids that name nothing, selectors that the browser does not understand. For the
 * options page alone: it takes every detector, and a document.
 */
function reviewPolicy(policy: Settings) {
  const { disabledDetectors, detectorRules, inHouseApplications } = policy;
  const ids = new Set([
    ...detectors.flatMap(({ id, rules }) => [id, ...rules.map((rule) => rule.id)]),
    'inHouse',
    ...inHouseApplications.map(({ id }) => `inHouse.${id}`),
  ]);
  const unknown = (key: string, named: readonly string[] = []) =>
    named
      .filter((id) => !ids.has(id))
      .map((id) => ({ key, why: `"${id}" is not the id of a detector or rule` }));
  const selectors = inHouseApplications.flatMap(({ id, signals }) =>
    signals.flatMap(({ marker }) =>
      marker !== undefined && 'selector' in marker && !isSelector(marker.selector)
        ? [{ key: `inHouseApplications (${id})`, why: `the selector "${marker.selector}" is no CSS` }]
        : [],
    ),
  );
  const isNameAlone =
    policy.helpDeskName !== undefined && (policy.helpDeskUrl ?? policy.helpDeskMail) === undefined;
  const isCreationAlone = policy.packageCreation && policy.administratorClientId === undefined;
  return [
    ...(isCreationAlone
      ? [{ key: 'packageCreation', why: 'has no effect without administratorClientId' }]
      : []),
    ...(isNameAlone
      ? [{ key: 'helpDeskName', why: 'has no effect without helpDeskUrl or helpDeskMail' }]
      : []),
    ...unknown('disabledDetectors', disabledDetectors),
    ...unknown('detectorRules.disabled', detectorRules?.disabled),
    ...selectors,
  ];
}

function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

/** The whole of policy, and what is wrong with it. */
export const reviewedPolicy: PolicyLists = { ...policyLists, review: reviewPolicy };
