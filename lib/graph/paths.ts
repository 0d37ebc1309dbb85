import type { ExpandedForm } from './api.ts';
import { entitlementManagement, literal, part } from './context.ts';

/** Addresses below `/v1.0` that First contact (`lib/contact`) asks for as well, to the letter. */

/** The packages one may request. */
export const requestablePath = `${entitlementManagement}/accessPackages/filterByCurrentUser(on='allowedRequestor')?$select=id,displayName,description,isHidden`;

/** Lists that may come with contents; an expansion follows. */
export const listsWithContents: Record<ExpandedForm, string> = {
  available: `${entitlementManagement}/availableAccessPackages?`,
  list: `${requestablePath}&`,
};

/** The names of resources come only with the deeper form. */
export const listExpansions = [
  '$expand=resourceRoleScopes($expand=role($expand=resource),scope)',
  '$expand=resourceRoleScopes($expand=role,scope)',
] as const;

/**
 * `role,scope` is what the reference shows; the names of resources come only with the deeper form, which the
 * metadata allows. Without either, a package's contents have no identity (documented sample, 2026-05).
 */
export const contentsExpansions = ['$expand=role($expand=resource),scope', '$expand=role,scope'] as const;

export const contentsPath = (id: string, expansion: string): string =>
  `${entitlementManagement}/availableAccessPackages/${part(id)}/resourceRoleScopes?${expansion}`;

export const requirementsPath = (id: string): string =>
  `${entitlementManagement}/accessPackages/${part(id)}/getApplicablePolicyRequirements`;

export const requestsPath = `${entitlementManagement}/assignmentRequests`;

export const requestsOf = (on: 'target' | 'createdBy' | 'approver'): string =>
  `${requestsPath}/filterByCurrentUser(on='${on}')`;

/** What comes with the requests for oneself, the richest first. */
export const requestExpands = ['accessPackage,requestor,assignment', 'accessPackage,assignment'] as const;

/** Both kinds of reasons that v1.0 has (reference page, 2026-09). */
export const suggestionsPath =
  `${entitlementManagement}/accessPackageSuggestions/` +
  "filterByCurrentUser(on='relatedPeopleAssignments,assignmentHistory')?$expand=accessPackage";

export const directReportsPath = '/me/directReports?$select=id,displayName,mail,userPrincipalName';

const approvalsPath = `${entitlementManagement}/accessPackageAssignmentApprovals`;

/** All that wait for one's decision. */
export const queuePath = `${approvalsPath}/filterByCurrentUser(on='approver')`;

export const stagesPath = (approvalId: string): string => `${approvalsPath}/${part(approvalId)}/stages`;

export const jobPath = (personId: string): string => `/users/${part(personId)}?$select=jobTitle,department`;

/** More of the list at a time than it gives by itself. */
export const largerPage = '&$top=999';

/** The list's packages that have a word, in the two ways that the SDK's templates know and no page documents. */
export const havingWord = {
  search: (word: string): string => `&$search=${encodeURIComponent(`"${word}"`)}`,
  filter: (word: string): string =>
    `&$filter=${encodeURIComponent(`contains(displayName,${literal(word)})`)}`,
} as const;
