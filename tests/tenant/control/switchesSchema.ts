import * as v from 'valibot';

const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(3600));

/** Any of the switches with a position it has. */
export const switchesSchema = v.strictObject({
  duplicateGuard: v.exactOptional(v.boolean()),
  listLag: v.exactOptional(seconds),
  acceptBetaNames: v.exactOptional(v.boolean()),
  pageSize: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  packageExpand: v.exactOptional(v.picklist(['works', 'refused', 'badRequest', 'empty'])),
  contentsReadable: v.exactOptional(v.boolean()),
  availableList: v.exactOptional(v.picklist(['works', 'refused'])),
  suggestions: v.exactOptional(v.picklist(['count', 'countAndNames', 'disabled', 'refused'])),
  requestExpand: v.exactOptional(v.picklist(['works', 'withoutPeople', 'badRequest'])),
  approverCountUnderLowScope: v.exactOptional(v.boolean()),
  stagesReadable: v.exactOptional(v.boolean()),
  cancelStatus: v.exactOptional(v.picklist([200, 204])),
  questionShape: v.exactOptional(v.picklist(['v1.0', 'beta'])),
  listHiddenPackages: v.exactOptional(v.boolean()),
  timedOutStatus: v.exactOptional(v.picklist(['Denied', 'Expired'])),
  userConsentAllowed: v.exactOptional(v.boolean()),
  updateLimit: v.exactOptional(v.picklist(['request', 'start'])),
  renewal: v.exactOptional(v.picklist(['refused', 'taken'])),
  refusalNamesApplication: v.exactOptional(v.boolean()),
  roleIsGroupId: v.exactOptional(v.boolean()),
  siteExpand: v.exactOptional(v.picklist(['works', 'withoutUser', 'badRequest'])),
  partRefusal: v.exactOptional(v.picklist(['forbidden', 'notFound'])),
  unmanagedDevice: v.exactOptional(v.boolean()),
});
