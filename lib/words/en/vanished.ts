/** A request that Microsoft no longer lists, or that could not be canceled. `{ago}`: “2 hours ago”. */
export const vanished = {
  'state.noLongerListed': 'No longer listed',
  'story.noLongerListed': 'Microsoft no longer lists this request. Knock noticed {ago}.',
  'timeline.noLongerListed': 'No longer listed by Microsoft',
  'failure.noLongerListed': 'Microsoft no longer lists this request.',
  'failure.noLongerListed.do':
    'The request was deleted there, and nothing more happens with it. Check “My access” to see whether you have the access; if not, request it again.',
  'failure.goneOrHidden': 'Microsoft doesn’t find this request, or doesn’t show it to you.',
  'failure.goneOrHidden.do':
    'It wasn’t canceled. Most often it was already deleted. Knock looks again and tells you.',
  'notification.noLongerListed.title': 'The request for {package} was deleted',
  'notification.noLongerListed.body': 'Microsoft no longer lists it. Open Knock to see what you can do.',
  'failure.tooLate.takeBack': 'It was too late to cancel this request.',
  'failure.tooLate.takeBack.do':
    'The request was already decided. If you don’t want the access, remove it under “My access”.',
} as const;
