/** What the lists of hosts need of `clouds` (`cloud.ts`): content scripts load no more than this. */
export const loginHostOf = {
  global: 'login.microsoftonline.com',
  usGovHigh: 'login.microsoftonline.us',
  usGovDoD: 'login.microsoftonline.us',
  china: 'login.partner.microsoftonline.cn',
} as const;
export const teamsHost = 'teams.microsoft.com';
export const launcherHost = 'launcher.myapps.microsoft.com';
export const sharePointSuffixOf = {
  global: 'sharepoint.com',
  usGovHigh: 'sharepoint.us',
  usGovDoD: 'sharepoint-mil.us',
  china: 'sharepoint.cn',
} as const;
