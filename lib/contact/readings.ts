import {
  contentsExpansions,
  contentsPath,
  directReportsPath,
  havingWord,
  largerPage,
  listExpansions,
  listsWithContents,
  requestablePath,
  requestExpands,
  requestsOf,
  requirementsPath,
  stagesPath,
  suggestionsPath,
} from '../graph/paths.ts';
import type { Reading } from './ask.ts';

/** A kind of call, as it is shown before it runs; names in braces are filled in from what came before. */
export interface PlannedReading extends Reading {
  /** No more of these are made. */
  most: number;
}

const get = (path: string, most = 1): PlannedReading => ({ as: 'employee', method: 'GET', path, most });
/** A place that is filled in later, as it reads where it is shown. */
const shown = (path: string): string => path.replaceAll('%7B', '{').replaceAll('%7D', '}');

/** What First contact asks, in this order. All of it only reads; the addresses are those that Knock uses. */
export const readings = {
  list: get(requestablePath),
  largerList: get(`${requestablePath}${largerPage}`),
  searchedList: get(shown(`${requestablePath}${havingWord.search('{word}')}`)),
  filteredList: get(shown(`${requestablePath}${havingWord.filter('{word}')}`)),
  listWithContents: get(`${listsWithContents.list}${listExpansions[0]}`, 2),
  availableWithContents: get(`${listsWithContents.available}${listExpansions[0]}`, 2),
  contents: get(shown(contentsPath('{id}', contentsExpansions[0])), 4),
  requirements: { ...get(shown(requirementsPath('{id}')), 6), method: 'POST' },
  unknownRequirements: { ...get(requirementsPath('00000000-0000-4000-8000-000000000000')), method: 'POST' },
  ownRequests: get(`${requestsOf('target')}?$expand=${requestExpands[0]}`, 2),
  toApprove: get(requestsOf('approver')),
  suggestions: get(suggestionsPath),
  directReports: get(directReportsPath),
  approverRequests: { ...get(requestsOf('approver')), as: 'approver' },
  stages: { ...get(shown(stagesPath('{id}'))), as: 'approver' },
} as const satisfies Record<string, PlannedReading>;

export type ReadingName = keyof typeof readings;

/** How many calls there are at most. */
export const mostCalls: number = Object.values(readings).reduce((sum, { most }) => sum + most, 0);
