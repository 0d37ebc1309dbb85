import type { Switches, SwitchPositions } from '../contract.ts';

/** What a tenant does unless told otherwise: the documented answer, else the cautious one. */
export const defaultPositions: SwitchPositions = {
  duplicateGuard: true,
  listLag: 0,
  acceptBetaNames: false,
  pageSize: 100,
  packageExpand: 'refused',
  contentsReadable: true,
  availableList: 'refused',
  suggestions: 'count',
  requestExpand: 'works',
  approverCountUnderLowScope: true,
  stagesReadable: true,
  cancelStatus: 200,
  questionShape: 'v1.0',
  listHiddenPackages: true,
  timedOutStatus: 'Denied',
  userConsentAllowed: true,
  updateLimit: 'request',
  renewal: 'refused',
  refusalNamesApplication: true,
  roleIsGroupId: true,
  siteExpand: 'works',
  partRefusal: 'forbidden',
  unmanagedDevice: false,
};

/** Every position a switch can be set to; for numbers, the ones that tests and documentation name. */
export const knownPositions: { [K in keyof SwitchPositions]: SwitchPositions[K][] } = {
  duplicateGuard: [true, false],
  listLag: [0, 60],
  acceptBetaNames: [false, true],
  pageSize: [100, 2],
  packageExpand: ['works', 'refused', 'badRequest', 'empty'],
  contentsReadable: [true, false],
  availableList: ['works', 'refused'],
  suggestions: ['count', 'countAndNames', 'disabled', 'refused'],
  requestExpand: ['works', 'withoutPeople', 'badRequest'],
  approverCountUnderLowScope: [true, false],
  stagesReadable: [true, false],
  cancelStatus: [200, 204],
  questionShape: ['v1.0', 'beta'],
  listHiddenPackages: [true, false],
  timedOutStatus: ['Denied', 'Expired'],
  userConsentAllowed: [true, false],
  updateLimit: ['request', 'start'],
  renewal: ['refused', 'taken'],
  refusalNamesApplication: [true, false],
  roleIsGroupId: [true, false],
  siteExpand: ['works', 'withoutUser', 'badRequest'],
  partRefusal: ['forbidden', 'notFound'],
  unmanagedDevice: [false, true],
};

export function createSwitches(initial: Partial<SwitchPositions> = {}): Switches {
  let positions = { ...defaultPositions, ...initial };
  return {
    get: (name) => positions[name],
    set: (changes) => {
      positions = { ...positions, ...changes };
    },
    all: () => ({ ...positions }),
  };
}
