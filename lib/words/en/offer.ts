/** The card and the popup’s “this page”: what was refused, why, what one can do, what happens then. */
export const offer = {
  'card.dismiss': 'Not now',
  'card.dismissLong': 'Not now. Knock stays away from this page for this visit.',

  'denied.title': 'You don’t have access to {name}',
  'denied.titleWorks': 'You have access to {name} now',
  'denied.titleUnnamed': 'You don’t have access to this page',
  'denied.titleItem': 'You don’t have access to something in {name}',
  'denied.item':
    'Only a part of it is closed to you. A package opens the whole; this part may have rules of its own.',
  'denied.title.conditionalAccess': '{name} can’t be opened from here',
  'denied.title.consentNeeded': '{name} isn’t approved for you yet',
  'denied.title.organizationalPolicy': 'A policy closes {name} to you',
  'denied.title.personalStorage': 'This is in a colleague’s OneDrive',
  'denied.title.wrongAccount': '{name} doesn’t know this account',
  'denied.title.applicationBroken': '{name} isn’t working',
  'denied.title.sharedByOwner': '{name} is shared by its owner',
  'denied.title.mayNotExist': '{name} can’t be found, or isn’t for you to see',
  'denied.manual': 'You said that this page refused you.',
  'denied.title.unknown': 'You can’t open {name}',
  'denied.thisPage': 'this page',
  'denied.thisPageStart': 'This page',

  'looking.text': 'Looking for an access package that opens it…',

  'offer.announce':
    '{count, plural, one {You can request {package}.} other {You can request {package}, or choose from # access packages.}}',
  'offer.choose': 'Access packages that open it',
  'offer.guess': 'A guess',
  'offer.guessText':
    'The name looks alike. Knock can’t tell whether it opens this page, so have a look before you ask.',
  'offer.map': 'According to your organization’s map',
  'offer.lastsUntil': 'until {date}',
  'offer.noEnd': 'no end date',
  'offer.approver': 'An approver decides',
  'offer.noApproval': 'No approval needed',
  'offer.severalPolicies': 'Several ways to ask',
  'offer.notForYou': 'You can’t request this one yourself',
  'offer.reading': 'Reading what it asks…',
  'offer.grantsNothingElse': 'Grants nothing else',
  'offer.grantsElse':
    '{count, plural, one {Also grants # more resource} other {Also grants # more resources}}',
  'offer.grantsUnknown': 'What else it grants can’t be read',
  'offer.grantLine': '{name} ({role})',
  'offer.why': 'Why do you need it?',
  'offer.whySeen': 'Your approver sees this',
  'offer.whyMissing': 'Say in a few words why you need it.',
  'offer.request': 'Request access',
  'offer.requesting': 'Requesting…',
  'offer.requestGuess': 'Request this one',
  'offer.confirmGuess': 'Yes, request {package}',
  'offer.confirmGuessText': 'Request {package}, although Knock can’t tell whether it opens this page?',
  'offer.goBack': 'Go back',
  'offer.openForm': 'Continue to the form',
  'offer.openFormWhy': 'It asks a few questions. The form opens in a new tab.',
  'offer.notThisOne': 'Not this one?',
  'offer.inPopup':
    'To send it, open Knock from the browser’s toolbar. This page could hide what you click on.',
  'offer.next': 'You’ll be told, and brought back here.',

  'held.title': 'You already have {package}.',
  'held.since': 'You have had {package} since {time}.',
  'held.text': 'Sign out of the page and in again for it to take effect. That can take a while.',
  'held.open': 'Open it again',

  'nothing.text': 'Nothing you can request opens this.',
  'nothing.search': 'Search access packages',
  'nothing.write': 'Write to {name}',
  'nothing.hint': 'Its owner can tell you how to get in.',

  'notCurable.conditionalAccess':
    'Your organization’s sign-in rules refuse this device, this network or this sign-in. No access package changes that.',
  'notCurable.conditionalAccess.step':
    'Try a device your organization manages, or your usual network. If it stays, send your help desk the details.',
  'notCurable.consentNeeded':
    'Nobody has approved this application for you yet. No access package changes that.',
  'notCurable.consentNeeded.step': 'Ask an administrator to approve it, and send them the details.',
  'notCurable.organizationalPolicy':
    'A rule of your organization keeps this from you. No access package changes that.',
  'notCurable.organizationalPolicy.step': 'Ask the site’s owner who may open it.',
  'notCurable.personalStorage': 'Only that person can share it. No access package changes that.',
  'notCurable.personalStorage.step': 'Ask them for a sharing link.',
  'notCurable.sharedByOwner': 'Its owner decides whom to share it with. No access package changes that.',
  'notCurable.sharedByOwner.step': 'Ask the person who sent you the link to share it with you.',
  'notCurable.mayNotExist':
    'The page doesn’t say which: it may be gone, misspelled, or hidden from you. Knock found no access package for it.',
  'notCurable.mayNotExist.step':
    'Check the address. If you’re sure that it exists, look for its access package.',
  'notCurable.owner': 'Write to {name}',
  'notCurable.accounts': 'On the page: {onPage}. In Knock: {acting}.',
  'notCurable.wrongAccount': 'The account you used isn’t known in that organization.',
  'notCurable.wrongAccount.step': 'Sign in to the page with another account.',
  'notCurable.applicationBroken': 'It is switched off or set up wrongly. That isn’t about you.',
  'notCurable.applicationBroken.step': 'Tell its owner or your help desk, and send them the details.',
  'notCurable.unknown': 'Knock doesn’t know why. A request may not help.',
  'notCurable.unknown.step': 'Send your help desk the details.',
  'notCurable.code': 'Microsoft’s code: {code}',

  'otherAccount.text': 'The page knows you as {onPage}. Knock acts as {acting}.',
  'otherAccount.step': 'Knock offers nothing until both are the same person.',
  'otherAccount.action': 'Sign in to Knock as {onPage}',
  'otherTenant.text': 'The page belongs to {onPage}. Knock is signed in to another organization.',
  'otherTenant.textUnnamed': 'The page belongs to another organization than the one Knock is signed in to.',
  'otherTenant.action': 'Sign in to Knock there',
  'signedOut.text': 'Sign in to Knock to see what you can request.',
  'signedOut.again': 'Microsoft wants to see you again. Your requests are kept.',
  'notConfigured.text': 'Knock isn’t set up yet. It needs your organization’s app registration.',
  'notConfigured.action': 'Set up Knock',

  'thisPage.nothing': 'Nothing is refused here.',
  'thisPage.nothingHint': 'When a page says no, Knock tells you here what you can do.',
} as const;
