/** Settings and first run. */
export const options = {
  'options.title': 'Knock settings',
  'options.notKnownYet': 'Loading your organization’s settings…',
  'options.notKnownYetHint': 'The browser provides them a moment after it starts.',
  'options.setUp': 'For admins: set up Knock',
  'options.setUpText':
    'Knock uses an app registration of your own organization. An admin creates it once in the Microsoft Entra admin center, as a single-page application without a secret.',
  'options.stepRegister': 'Register Knock in Microsoft Entra',
  'options.stepIds': 'Enter the IDs',
  'options.stepSignIn': 'Sign in and try it',
  'options.stepSignInHint':
    'When the IDs are saved, sign in. Then open a page that denies you access: Knock shows what you can request.',
  'options.managed': 'Managed by your organization',
  'options.notifications': 'Notifications',
  'options.names': 'Show names in notifications',
  'options.namesHint':
    'Notifications name access packages, pages and people. If you turn this off, they only say what happened.',
  'options.registration': 'App registration: redirect URI and permissions',
  'options.redirectUri': 'Redirect URI of this browser',
  'options.redirectUriHint': 'Register it as a single-page application redirect URI.',
  'options.copyRedirectUri': 'Copy the redirect URI',
  'options.scopes': 'Permissions to add',
  'options.scopesHint': 'Delegated permissions of Microsoft Graph.',
  'options.scopesEmployee': 'For everyone: no admin consent needed',
  'options.scopesApprover':
    'For approvers, in a second registration with “Assignment required”: admin consent needed',
  'options.scopesJob':
    'In the second registration, optional, so that approvers see job titles and departments: admin consent needed',
  'options.scopesAdministrator':
    'For those who create access packages, in a third registration with “Assignment required”: admin consent needed',
  'options.scopesCreation':
    'In the third registration, if Knock may create access packages: admin consent needed',
  'options.scopesLookUp': 'Optional, to find out which access package includes an app: admin consent needed',
  'options.kit': 'Files for deployment and registration',
  'options.kitText':
    'They install Knock in this browser for everyone and register it in your organization. This browser’s ID and the settings below are filled in. The release has the files for all browsers.',
  'options.kitSave': 'Save {file}',
  'options.kitSaved': '{file} was saved.',
  'options.kitFailed': 'The files couldn’t be made. Reload this page.',
  'options.organization': 'Organization',
  'options.clientId': 'Application (client) ID',
  'options.approverClientId': 'Application (client) ID for approvals (optional)',
  'options.approverClientIdHint': 'Without it, you decide in My Access.',
  'options.administratorClientId': 'Application (client) ID for admins (optional)',
  'options.administratorClientIdHint':
    'Without it, you create access packages in the Microsoft Entra admin center.',
  'options.tenantId': 'Directory (tenant) ID',
  'options.cloud': 'Cloud',
  'options.cloud.global': 'Global',
  'options.cloud.usGovHigh': 'US Government GCC High',
  'options.cloud.usGovDoD': 'US Government DoD',
  'options.cloud.china': 'China (21Vianet)',
  'options.byOrganization': 'Set by your organization',
  'options.error.guid': 'This should look like 00000000-0000-0000-0000-000000000000.',
  'options.accounts': 'Accounts',
  'options.language': 'Language',
  'options.languageBrowser': 'The browser’s language',
  'options.language.en': 'English',
  'options.language.qps-plocm': 'Test language (right to left)',
  'options.approvals': 'Approvals',
  'options.approvalsHint':
    'Shows requests that need your decision. You’ll be asked to sign in with an extra permission.',
  'options.approvalsTell': 'Tell me when requests need my decision',
  'options.approvalsTellHint':
    'By a notification and a number on Knock’s button. Where your organization doesn’t let Knock count them, only while Knock is open.',
  'options.problems': 'Settings that can’t be used',
  'options.problemsHint': 'These settings come from your organization. The other settings work.',
  'options.sites': 'Sites',
  'options.sitesHint':
    'Where Knock looks for access problems. It looks at a page’s status and error code when the page loads, reads nothing else, and doesn’t store where you go. The browser asks you before Knock looks at a new site.',
  'options.site.sharePoint': 'Knock runs only on the page that denies access.',
  'options.site.entra': 'The sign-in pages where apps deny access.',
  'options.site.teams': 'Keeps the team from a link for 10 minutes so that you can request it.',
  'options.siteDeclined': 'The browser didn’t allow it. Nothing has changed.',
  'options.siteKept': 'Knock no longer looks there, but the browser still allows it.',
  'options.asked':
    '{count, plural, one {Your organization asks Knock to watch # site} other {Your organization asks Knock to watch these # sites}}',
  'options.askedHint':
    'They are your organization’s apps, and services it uses. The browser asks you once for all of them.',
  'options.askedAction': 'Watch these sites',
  'options.askedDone': 'Knock watches all of these sites.',
  'options.askedDeclined': 'The browser didn’t allow it. You can change your mind any time.',
  'options.rulesDated': 'Your organization’s detector rules are dated {date}.',
  'options.rulesOld': 'The rules are more than a year old: an admin should check them.',
} as const;
