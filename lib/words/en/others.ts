/** Access for somebody else: a text for them, and whom to ask for a team. Said by the hub alone. */
export const others = {
  'others.several':
    '{count, plural, one {You submit # request for {names}.} other {You submit # requests, one each: {names}. You’ll see on submitting whether this access package allows it.}}',

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
  'others.nothing': 'My Access has no link for your organization’s cloud, and Knock knows no page to send.',

  'others.subject': 'Access package {package}',
  'others.greeting': 'Hello,',
  'others.text': 'You can request the access package {package}.',
  'others.textNamed': 'You can request access to {resource} with the access package {package}.',
  'others.unnamed': 'below',
  'others.withKnock': 'If your browser has Knock, open this page. Knock shows the access package there:',
  'others.withoutKnock': 'If not, request access in My Access:',
  'others.inMyAccess': 'Request access in My Access:',
} as const;
