/** Where no access package includes what was refused: writing to its owner, and what the settings show of such cases. */
export const owner = {
  'owner.mail': 'Email {name}',
  'owner.chat': 'Message {name} on Teams',
  'helpDesk.name': 'your help desk',
  'helpDesk.subject': 'Access problem',
  'helpDesk.open': 'Copy details and open {name}',

  'owner.reason': 'Reason given: {reason}',
  'owner.make': 'Create an access package',
  'owner.subject': 'Access to {resource}',
  'owner.greeting': 'Hello {name},',
  'owner.text': 'I can’t open {resource}, and I found no access package for it.',
  'owner.line':
    'Whoever creates access packages can paste this line into Knock, with my reason after it: {line}',
  'owner.question': 'Could you tell me how to get access, or have it added to an access package?',

  'coverage.title': 'Blocked pages without an access package',
  'coverage.text':
    'Counted on this device for this account. Nothing is sent; you can save the list as a file and pass it on.',
  'coverage.toggle': 'Count blocked pages that no access package includes',
  'coverage.toggleHint':
    'Counts only how often and of what kind. A resource is named only after you wrote to its owner.',
  'coverage.none': 'Nothing yet.',
  'coverage.since': 'Since {date}',
  'coverage.kind': 'Kind',
  'coverage.times': 'Times',
  'coverage.kind.site': 'Sites',
  'coverage.kind.group': 'Teams and groups',
  'coverage.kind.application': 'Apps',
  'coverage.kind.azure': 'Azure resources',
  'coverage.kind.other': 'Others',
  'coverage.told': 'Owners you wrote to',
  'coverage.toldLine':
    '{count, plural, one {{name}: once, on {date}} other {{name}: # times, last on {date}}}',
  'coverage.save': 'Save as a file',
} as const;
