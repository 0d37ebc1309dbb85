/** A request that Microsoft no longer lists, or that could not be taken back. `{time}`: “2 hours ago”. */
export const vanished = {
  'state.noLongerListed': 'No longer listed',
  'story.noLongerListed': 'Ended {time}, and how can’t be seen any more.',
  'timeline.noLongerListed': 'Microsoft no longer listed it',
  'failure.noLongerListed': 'Microsoft no longer lists this request.',
  'failure.noLongerListed.do':
    'It was deleted there, so nothing more will come of it. See under “What I have” whether it took effect; if not, ask again.',
  'notification.noLongerListed.title': 'The request for {package} was deleted',
  'notification.noLongerListed.body': 'Microsoft no longer lists it. Open Knock to see what you can do.',
  'failure.tooLate.takeBack': 'It was too late to cancel this.',
  'failure.tooLate.takeBack.do':
    'It had been decided by then. Access that you don’t want can be given up under “What I have”.',
} as const;
