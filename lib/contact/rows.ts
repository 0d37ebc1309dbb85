import type { ReadingName } from './readings.ts';

export type Position = string | number | boolean;
/** `so`: yes; `notSo`: no; `nothing`: there was nothing to ask about, or no answer. */
export type Answer = 'so' | 'notSo' | 'nothing';

/** What an answer means for who uses Knock; words: `contact.means.…`. */
export type Meaning =
  | 'everyPackage'
  | 'noPackages'
  | 'exactOffers'
  | 'guessesOnly'
  | 'quickIndex'
  | 'slowIndex'
  | 'asksFirst'
  | 'readsList'
  | 'names'
  | 'noNames'
  | 'myAccessNames'
  | 'siteRoles'
  | 'roleNames'
  | 'questions'
  | 'hidden'
  | 'count'
  | 'noCount'
  | 'suggested'
  | 'notSuggested'
  | 'expired'
  | 'forTeam'
  | 'teamInMyAccess'
  | 'decideHere'
  | 'decideInMyAccess'
  | 'nothingChanges';

interface RowPlan {
  /** Whose answer says it. */
  by: ReadingName;
  /** The switch of the simulated tenant that has these positions bears the row's name. */
  isSwitch?: true;
  positions: readonly (readonly [position: Position | 'anyNumber', answer: 'so' | 'notSo', means: Meaning])[];
}

/**
 * The one list of what can be seen of a tenant by reading: each question (words: `contact.asks.…`), whose answer says it,
 * which positions there are, and what each means. The page, the file and `npm run tenant -- --like` follow from it.
 */
export const contactRows = {
  packageList: {
    by: 'list',
    positions: [
      ['works', 'so', 'everyPackage'],
      ['refused', 'notSo', 'noPackages'],
    ],
  },
  emptyPages: {
    by: 'list',
    isSwitch: true,
    positions: [
      [true, 'so', 'nothingChanges'],
      [false, 'notSo', 'nothingChanges'],
    ],
  },
  pageSize: { by: 'list', isSwitch: true, positions: [['anyNumber', 'so', 'nothingChanges']] },
  listHiddenPackages: { by: 'list', isSwitch: true, positions: [[true, 'so', 'hidden']] },
  packageTop: {
    by: 'largerList',
    isSwitch: true,
    positions: [
      ['works', 'so', 'quickIndex'],
      ['refused', 'notSo', 'readsList'],
      ['ignored', 'notSo', 'readsList'],
    ],
  },
  packageSearch: {
    by: 'searchedList',
    isSwitch: true,
    positions: [
      ['works', 'so', 'asksFirst'],
      ['refused', 'notSo', 'readsList'],
      ['ignored', 'notSo', 'readsList'],
    ],
  },
  packageFilter: {
    by: 'filteredList',
    isSwitch: true,
    positions: [
      ['works', 'so', 'asksFirst'],
      ['refused', 'notSo', 'readsList'],
      ['ignored', 'notSo', 'readsList'],
    ],
  },
  packageExpand: {
    by: 'listWithContents',
    isSwitch: true,
    positions: [
      ['works', 'so', 'quickIndex'],
      ['refused', 'notSo', 'slowIndex'],
      ['badRequest', 'notSo', 'slowIndex'],
      ['empty', 'notSo', 'slowIndex'],
    ],
  },
  availableList: {
    by: 'availableWithContents',
    isSwitch: true,
    positions: [
      ['works', 'so', 'quickIndex'],
      ['refused', 'notSo', 'slowIndex'],
    ],
  },
  contentsReadable: {
    by: 'contents',
    isSwitch: true,
    positions: [
      [true, 'so', 'exactOffers'],
      [false, 'notSo', 'guessesOnly'],
    ],
  },
  resourceNames: {
    by: 'contents',
    positions: [
      ['works', 'so', 'names'],
      ['refused', 'notSo', 'noNames'],
    ],
  },
  roleIsGroupId: {
    by: 'contents',
    isSwitch: true,
    positions: [
      [true, 'so', 'siteRoles'],
      [false, 'notSo', 'roleNames'],
    ],
  },
  roleLanguage: {
    by: 'contents',
    positions: [
      ['en', 'so', 'nothingChanges'],
      ['de', 'notSo', 'nothingChanges'],
      ['es', 'notSo', 'nothingChanges'],
      ['fr', 'notSo', 'nothingChanges'],
      ['other', 'notSo', 'nothingChanges'],
    ],
  },
  questionShape: {
    by: 'requirements',
    isSwitch: true,
    positions: [
      ['v1.0', 'so', 'questions'],
      ['beta', 'notSo', 'questions'],
      ['both', 'notSo', 'questions'],
    ],
  },
  requirements: {
    by: 'requirements',
    isSwitch: true,
    positions: [
      ['empty', 'so', 'nothingChanges'],
      ['nulls', 'notSo', 'nothingChanges'],
    ],
  },
  unknownIdStatus: {
    by: 'unknownRequirements',
    isSwitch: true,
    positions: [
      [404, 'so', 'nothingChanges'],
      [403, 'notSo', 'nothingChanges'],
    ],
  },
  requestExpand: {
    by: 'ownRequests',
    isSwitch: true,
    positions: [
      ['works', 'so', 'names'],
      ['withoutPeople', 'notSo', 'names'],
      ['badRequest', 'notSo', 'myAccessNames'],
    ],
  },
  timedOutStatus: { by: 'ownRequests', isSwitch: true, positions: [['Expired', 'so', 'expired']] },
  approverCountUnderLowScope: {
    by: 'toApprove',
    isSwitch: true,
    positions: [
      [true, 'so', 'count'],
      [false, 'notSo', 'noCount'],
    ],
  },
  suggestions: {
    by: 'suggestions',
    isSwitch: true,
    positions: [
      ['countAndNames', 'so', 'suggested'],
      ['count', 'so', 'suggested'],
      ['refused', 'notSo', 'notSuggested'],
    ],
  },
  directReports: {
    by: 'directReports',
    isSwitch: true,
    positions: [
      ['full', 'so', 'forTeam'],
      ['idOnly', 'notSo', 'teamInMyAccess'],
      ['refused', 'notSo', 'teamInMyAccess'],
    ],
  },
  stagesReadable: {
    by: 'stages',
    isSwitch: true,
    positions: [
      [true, 'so', 'decideHere'],
      [false, 'notSo', 'decideInMyAccess'],
    ],
  },
  stagesStatus: {
    by: 'stages',
    isSwitch: true,
    positions: [
      [200, 'so', 'decideHere'],
      [404, 'notSo', 'decideInMyAccess'],
    ],
  },
} as const satisfies Record<string, RowPlan>;

export type RowName = keyof typeof contactRows;
export const rowNames = Object.keys(contactRows) as RowName[];

/** What a position of a row says; `undefined`: it has no such position. */
export function verdictOf(
  name: RowName,
  position: Position | undefined,
): { answer: 'so' | 'notSo'; means: Meaning } | undefined {
  const plan: RowPlan = contactRows[name];
  const found = plan.positions.find(([known]) =>
    known === 'anyNumber' ? Number.isInteger(position) && Number(position) > 0 : known === position,
  );
  return found && { answer: found[1], means: found[2] };
}

/** Whether the simulated tenant has a switch of a row's name and positions. */
export const isSwitch = (name: RowName): boolean => 'isSwitch' in contactRows[name];
