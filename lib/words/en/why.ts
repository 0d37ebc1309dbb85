/** Why an access package stands where it stands among those that include a page. */
export const why = {
  'why.order': 'Why this order',
  'why.one': 'Why this access package',

  'why.match.exact': 'Includes exactly this',
  'why.match.through': 'Includes the parent site or a group with access',
  'why.match.map': 'Listed in your organization’s resource map, and Microsoft Entra agrees',
  'why.match.mapUnconfirmed': 'Listed in your organization’s resource map; Knock can’t confirm it',
  'why.match.guess': 'Only the name is similar',

  'why.role.weak': '{roles}: can view',
  'why.role.middling': '{roles}: can view and edit',
  'why.role.strong': '{roles}: broad permissions',
  'why.role.unknown': '{roles}: Knock can’t tell how much this role allows',
  'why.role.unread': 'We couldn’t check which role it includes',

  'why.lasts': 'Access lasts {duration}',
  'why.approval.some': 'One of its policies needs no approval',

  'why.standing.mayRequest': 'You can request it',
  'why.standing.notForYou': 'You can’t request it yourself',
  'why.standing.held': 'You have it',
  'why.standing.asked': 'You requested it already',
  'why.standing.unread': 'The request form shows whether you can request it',

  'why.first': 'Listed first because it includes the least that you don’t need here.',
  'why.after.need': 'Listed after {package} because it gives less than you need.',
  'why.after.match': 'Listed after {package}, which is more certain to include this.',
  'why.after.otherGrants': 'Listed after {package}, which includes fewer other resources.',
  'why.after.role': 'Listed after {package}, which gives fewer permissions.',
  'why.after.approval': 'Listed after {package}, which needs less approval.',
  'why.after.duration': 'Listed after {package}, which ends sooner.',
  'why.after.unread': 'Listed after {package}, of which Knock knows more.',
  'why.after.standing': 'Listed after {package}, which you can request.',
  'why.after.name': 'Listed after {package} by name.',
} as const;
