/** Settings and first run. */
export const options = {
  'options.title': 'Knock settings',
  'options.notKnownYet': 'Reading your organization’s settings…',
  'options.notKnownYetHint': 'The browser hands them over a moment after it starts.',
  'options.setUp': 'For administrators: set up Knock',
  'options.setUpText':
    'Knock uses an app registration of your own organization. An administrator makes it once in the Entra admin center, as a single-page application without a secret.',
  'options.registration': 'App registration: redirect URI and permissions',
  'options.redirectUri': 'Redirect URI of this browser',
  'options.redirectUriHint': 'Register it as a single-page application redirect URI.',
  'options.copyRedirectUri': 'Copy the redirect URI',
  'options.scopes': 'Permissions to add',
  'options.scopesHint': 'Delegated permissions of Microsoft Graph.',
  'options.scopesEmployee': 'For everybody: no administrator consent needed',
  'options.scopesApprover':
    'For approvers, in a second registration with “assignment required”: administrator consent needed',
  'options.scopesLookUp':
    'Optional, to find out which package opens an application: administrator consent needed',
  'options.organization': 'Organization',
  'options.clientId': 'Application (client) ID',
  'options.approverClientId': 'Application (client) ID for approvals (optional)',
  'options.approverClientIdHint': 'Without it, you decide in My Access.',
  'options.tenantId': 'Directory (tenant) ID',
  'options.cloud': 'Cloud',
  'options.cloud.global': 'Global',
  'options.cloud.usGovHigh': 'US Government GCC High',
  'options.cloud.usGovDoD': 'US Government DoD',
  'options.cloud.china': 'China (21Vianet)',
  'options.byOrganization': 'Set by your organization',
  'options.error.guid': 'This should look like 00000000-0000-0000-0000-000000000000.',
  'options.accounts': 'Accounts',
  'options.accountsNone': 'Nobody is signed in yet.',
  'options.language': 'Language',
  'options.languageBrowser': 'The browser’s language',
  'options.language.en': 'English',
  'options.language.qps-plocm': 'Test language (right to left)',
  'options.approvals': 'Approvals',
  'options.approvalsHint':
    'Shows requests that wait for your decision, and asks for more rights when you open them.',
  'options.problems': 'Settings that can’t be used',
  'options.problemsHint': 'They come from your organization. The other settings work.',
  'options.sites': 'Sites',
  'options.sitesHint':
    'Where Knock looks for refusals. It reads nothing else there, and keeps nothing of where you go.',
  'options.site.sharePoint':
    'On SharePoint and OneDrive, Knock runs on the page that refuses, and nowhere else.',
  'options.site.entra': 'Microsoft Entra’s sign-in pages, where applications refuse.',
  'options.site.teams': 'Remembers for ten minutes which team a link leads to; Teams forgets it.',
  'options.site.service':
    'Looks at a page’s status and error code when it loads. The browser asks you first.',
  'options.siteDeclined': 'The browser didn’t allow it. Nothing has changed.',
  'options.siteKept': 'Knock doesn’t look there any more, but the browser still allows it to.',
  'options.asked':
    '{count, plural, one {Your organization asks Knock to watch # site} other {Your organization asks Knock to watch these # sites}}',
  'options.askedHint':
    'They are applications of your organization, and services it uses. The browser asks you once for all of them.',
  'options.askedAction': 'Watch them',
  'options.askedDone': 'Knock watches all of them.',
  'options.askedDeclined': 'The browser didn’t allow it. You can change your mind any time.',
  'options.rulesDated': 'Your organization’s detector rules are of {date}.',
  'options.rulesOld': 'They are more than a year old: an administrator should look at them.',
  'options.saveFailed': 'The settings could not be saved.',
} as const;
