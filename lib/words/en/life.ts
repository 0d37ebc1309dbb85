/** Access that is held: how long it lasts, another end, giving it up. `{date}` is a day, `{time}` “in 2 days”. */
export const life = {
  'notification.ending.title': '{package} ends on {date}',
  'notification.ending.body': 'Open Knock to extend it, or let it end.',
  'notification.ending.old': 'Knock read this on {date}. Sign in again to see whether it still holds.',
  'badge.ending':
    '{count, plural, one {Knock: # access ends soon} other {Knock: # of your accesses end soon}}',
  'notification.extended.title': '{package} has a new end date',
  'notification.extended.body': 'Knock shows until when you have it.',
  'notification.notExtended.title': '{package} was not extended',
  'notification.notExtended.body': 'Your access ends as before. Open Knock to see what you can do.',
  'notification.notGivenUp.title': '{package} could not be given up',
  'notification.notGivenUp.body': 'You still have it. Open Knock to see what you can do.',
} as const;
