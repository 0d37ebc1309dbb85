/** The card and the popup’s “this page”: what was refused, why, what one can do, what happens then. */
export const offer = {
  'card.dismiss': 'Not now',
  'card.dismissLong': 'Not now. Knock stays closed on this page during this visit.',

  'denied.title': 'You don’t have access to {name}',
  'denied.titleWorks': 'You have access to {name} now',
  'denied.titleUnnamed': 'You don’t have access to this page',
  'denied.titleItem': 'You don’t have access to something in {name}',
  'denied.item':
    'You can’t open one item here. The access package gives access to the site; this item may need extra permission.',
  'denied.title.conditionalAccess': '{name} can’t be opened from here',
  'denied.title.consentNeeded': '{name} needs admin approval',
  'denied.title.organizationalPolicy': 'Your organization’s policy blocks {name}',
  'denied.title.personalStorage': 'This is in a colleague’s OneDrive',
  'denied.title.wrongAccount': 'This account isn’t in {name}',
  'denied.title.applicationBroken': '{name} isn’t working',
  'denied.title.sharedByOwner': '{name} is shared by its owner',
  'denied.title.mayNotExist': '{name} wasn’t found, or you can’t see it',
  'denied.manual': 'You reported this page.',
  'denied.title.unknown': 'You can’t open {name}',
  'denied.thisPage': 'this page',
  'denied.thisPageStart': 'This page',

  'looking.text': 'Looking for an access package that includes this…',

  'offer.announce':
    '{count, plural, one {You can request {package}.} other {You can request {package}, or choose from # access packages.}}',
  'offer.choose': 'Access packages that include this',
  'offer.guess': 'Possible match',
  'offer.guessText': 'The name is similar, but Knock can’t confirm that it opens this page.',
  'offer.map': 'From your organization’s resource map',
  'offer.notTheForm':
    'Requesting here follows your organization’s policy. You don’t need the form on this page.',
  'offer.lastsUntil': 'until {date}',
  'offer.noEnd': 'no end date',
  'offer.approver': 'Needs approval',
  'offer.noApproval': 'No approval needed',
  'offer.severalPolicies': 'Several policies',
  'offer.notForYou': 'You can’t request it yourself',
  'offer.reading': 'Checking requirements…',
  'offer.formTells': 'More questions on the form',
  'offer.showAll': 'Show all {count}',
  'offer.showFewer': 'Show fewer',
  'offer.closed': 'You can’t request these yourself',
  'offer.grantsNothingElse': 'Includes nothing else',
  'offer.grantsElse':
    '{count, plural, one {Also includes # other resource} other {Also includes # other resources}}',
  'offer.grantsUnknown': 'We couldn’t check what else it includes',
  'offer.grantLine': '{name} ({role})',
  'offer.why': 'Business justification',
  'offer.whySeen': 'Your approver sees this',
  'offer.whyMissing': 'Enter a business justification.',
  'offer.request': 'Request access',
  'offer.requesting': 'Requesting…',
  'offer.requestGuess': 'Request anyway',
  'offer.confirmGuess': 'Yes, request {package}',
  'offer.confirmGuessText': 'Request {package}, although Knock can’t confirm that it opens this page?',
  'offer.goBack': 'Go back',
  'offer.openForm': 'Continue to the form',
  'offer.openFormWhy': 'A few questions to answer. Opens in a new tab.',
  'offer.notThisOne': 'Find another access package',
  'offer.forOther': 'For someone else',
  'offer.forOtherNamed': 'For someone else: {package}',
  'offer.inPopup': 'For your security, finish in Knock: select its icon in the toolbar.',
  'offer.next': 'We’ll notify you when it’s decided.',

  'held.title': 'You already have {package}.',
  'held.text': 'Sign out of the app and sign in again. This can take a while.',
  'held.open': 'Open the page again',

  'nothing.text': 'No access package you can request includes this.',
  'nothing.search': 'Find access',
  'nothing.form': 'You can ask the site’s owner with the form on this page.',
  'nothing.hint': 'Ask its owner for access.',

  'notCurable.conditionalAccess':
    'Your organization doesn’t allow sign-in from this device or network. An access package can’t change that.',
  'notCurable.conditionalAccess.step':
    'Try a device that your organization manages, or your usual network. If that doesn’t help, send the details to your help desk.',
  'notCurable.consentNeeded':
    'An admin needs to approve this app first. An access package can’t change that.',
  'notCurable.consentNeeded.step': 'Send the details to your admin, and ask for approval.',
  'notCurable.organizationalPolicy':
    'Your organization’s policy doesn’t allow this. An access package can’t change that.',
  'notCurable.organizationalPolicy.step': 'Ask the site’s owner who can have access.',
  'notCurable.personalStorage': 'Only that person can share it. An access package can’t change that.',
  'notCurable.personalStorage.step': 'Ask your colleague for a sharing link.',
  'notCurable.sharedByOwner': 'Its owner decides who it is shared with. An access package can’t change that.',
  'notCurable.sharedByOwner.step': 'Ask the person who sent you the link to share it with you.',
  'notCurable.mayNotExist':
    'The page may be gone, misspelled or hidden from you. Knock found no access package for it.',
  'notCurable.mayNotExist.step':
    'Check the address. If you’re sure that the page exists, search for its access package.',
  'notCurable.accounts': 'On the page: {onPage}. In Knock: {acting}.',
  'notCurable.wrongAccount': 'The account you used isn’t in that organization.',
  'notCurable.wrongAccount.step': 'Sign in to the page with another account.',
  'notCurable.guest':
    'A guest account can expire, be created anew or exist twice. If yours worked before, ask the person who invited you to invite you again.',
  'notCurable.applicationBroken':
    'The app is turned off or misconfigured. The problem isn’t caused by your account.',
  'notCurable.applicationBroken.step': 'Send the details to its owner or to your help desk.',
  'notCurable.unknown': 'Knock doesn’t know why. A request may not help.',
  'notCurable.unknown.step': 'Send the details to your help desk.',
  'notCurable.code': 'Error code: {code}',

  'otherAccount.text': 'You’re signed in to the page as {onPage} and to Knock as {acting}.',
  'otherAccount.step': 'Use the same account in both to continue.',
  'otherAccount.action': 'Sign in to Knock as {onPage}',
  'otherTenant.text': 'The page belongs to {onPage}. Knock is signed in to another organization.',
  'otherTenant.textUnnamed': 'The page and Knock’s account belong to different organizations.',
  'otherTenant.action': 'Sign in to Knock there',
  'signedOut.text': 'Sign in to Knock to see what you can request.',
  'signedOut.again': 'Sign in again to continue. Your requests are saved.',
  'notConfigured.copy': 'Copy a message for your admin',
  'notConfigured.message':
    'Knock, a browser extension, is installed in my browser, but our organization hasn’t finished setting it up: it needs our app registration. An admin can set it for everyone by policy, or enter it in Knock’s settings, which also show the redirect URI to register.',
  'notConfigured.action': 'Settings for admins',
} as const;
