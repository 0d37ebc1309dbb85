/** Deciding about many requests, in the hub. */
export const queue = {
  'queue.list': 'Requests',
  'queue.search': 'Search requests',
  'queue.state': 'State',
  'queue.anyState': 'Any state',
  'queue.package': 'Access package',
  'queue.anyPackage': 'Any access package',
  'queue.pending': 'Pending',
  'queue.decided': 'Decided',
  'queue.failed': 'Not saved',
  'queue.count': '{count, plural, =0 {No requests} one {# request} other {# requests}}',
  'queue.noMatch': 'No requests match these filters.',
  'queue.selectShown': 'Select all shown',
  'queue.selectAlike':
    '{count, plural, one {Select # other request with the same access package, policy, and answers} other {Select # other requests with the same access package, policy, and answers}}',
  'queue.details': 'Details',
  'queue.choose': 'Select a request to see its details.',
  'queue.isSelected': 'selected',
  'queue.alike': '{package}, {count, plural, one {# request} other {# requests}}',
  'queue.answer': '{question} – {answer}',

  'queue.selected': '{count, plural, one {# request selected} other {# requests selected}}',
  'queue.notAlike':
    'These requests differ in access package, policy, or answers. Your decision and reason apply to all of them.',
  'queue.reasonSeen': 'All requestors may see this reason.',
  'queue.approve': '{count, plural, one {Approve # request} other {Approve # requests}}',
  'queue.deny': '{count, plural, one {Deny # request} other {Deny # requests}}',
  'queue.clear': 'Clear selection',

  'queue.approving': '{count, plural, one {Approving # request} other {Approving # requests}}',
  'queue.denying': '{count, plural, one {Denying # request} other {Denying # requests}}',
  'queue.progress': '{saved} of {count} saved',
  'queue.saved': '{count, plural, one {# decision saved.} other {# decisions saved.}}',
  'queue.notSaved':
    '{count, plural, one {# request wasn’t decided by you.} other {# requests weren’t decided by you.}}',
  'queue.undone': '{count, plural, one {# decision undone.} other {# decisions undone.}}',
  'queue.notUndone':
    '{count, plural, one {# decision was already saved.} other {# decisions were already saved.}}',
  'queue.rest': 'Not decided by you',
  'queue.undo': 'Undo',

  'queue.decideBy': 'Decide by {date}',
  'queue.saving': 'Saving',
  'queue.approved': 'Approved',
  'queue.denied': 'Denied',
  'queue.elsewhere': 'Already decided',
  'queue.inMyAccess': 'Decide in My Access',

  'queue.away': 'In My Access, you may be able to choose who decides while you’re away.',

  'queue.keys': 'Keyboard shortcuts',
  'queue.keysHint': 'They work while the list has the focus.',
  'queue.keysOn': 'Use single-letter shortcuts',
  'queue.key.approve': 'Approve',
  'queue.key.deny': 'Deny',
  'queue.key.next': 'Next request',
  'queue.key.previous': 'Previous request',
  'queue.key.select': 'Select or unselect',
  'queue.key.undo': 'Undo the last decision',
  'queue.key.details': 'Go to the details',
} as const;
