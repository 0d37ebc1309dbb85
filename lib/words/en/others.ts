/** Access for somebody else: a text for them, and whom to ask for a team. Said by the hub alone. */
export const others = {
  'others.several':
    'One request each: {names}. You’ll see on submitting whether this access package allows it.',

  'others.title': 'Send this to someone',
  'others.hint':
    'They request access themselves. A guest can use the My Access link: it includes your organization.',
  'others.mail': 'Their work email (optional)',
  'others.mailHint': 'For an email or Teams draft. Knock sends nothing.',
  'others.mailWrong': 'Enter one email address.',
  'others.preview': 'Text to send',
  'others.copy': 'Copy text',
  'others.mailDraft': 'Draft an email',
  'others.chatDraft': 'Draft a Teams message',
  'others.team': 'For a whole team',
  'others.teamHint':
    'The owner can let a group request this access package. Knock writes the message; you send it.',
  'others.teamNobody':
    'Your organization’s resource map names no contact for this. Copy the message, and send it to the access package’s owner.',
  'others.teamGroup': 'Name of the group (optional)',
  'others.copyTeam': 'Copy message',
  'others.teamSubject': 'A group for the access package {package}',
  'others.teamText': 'My team needs the access package {package}.',
  'others.teamNamed': 'The group: {name}',
  'others.teamAsk':
    'Could you add our group to the users who can request this access package, or tell me who can?',

  'others.noHelp': 'When an access package doesn’t help',
  'others.guest':
    'A guest account can expire, be created anew or exist twice. Ask the person who invited the guest to invite them again.',
  'others.nothing': 'My Access has no link for your organization’s cloud, and Knock knows no page to send.',

  'others.subject': 'Access package {package}',
  'others.greeting': 'Hello,',
  'others.text': 'You can request the access package {package}.',
  'others.textNamed': 'You can request access to {resource} with the access package {package}.',
  'others.unnamed': 'below',
  'others.withKnock':
    'If your browser has Knock, open this page. Knock offers the access package there, or when you select its icon:',
  'others.withoutKnock': 'If not, request access in My Access:',
  'others.inMyAccess': 'Request access in My Access:',
} as const;
