/** Why a package stands where it stands among those that open a page. */
export const why = {
  'why.order': 'Why this order',
  'why.one': 'Why this one',

  'why.match.exact': 'Holds exactly what was refused',
  'why.match.through': 'Opens it through a site above it, or a group that has access',
  'why.match.map': 'Named by your organization’s map, and Microsoft Entra agrees',
  'why.match.mapUnconfirmed': 'Named by your organization’s map; Knock can’t confirm it',
  'why.match.guess': 'Only its name looks alike',

  'why.role.weak': '{roles}: a role that lets you look',
  'why.role.middling': '{roles}: a role that lets you work there',
  'why.role.strong': '{roles}: a role with a lot of power',
  'why.role.unknown': '{roles}: Knock can’t tell how much it allows',
  'why.role.unread': 'Which role it gives can’t be read',

  'why.lasts': 'Access lasts {duration}',
  'why.approval.some': 'One of the ways to ask needs no approval',

  'why.standing.mayRequest': 'You can request it',
  'why.standing.notForYou': 'You can’t request it yourself',
  'why.standing.held': 'You have it',
  'why.standing.asked': 'You have asked for it',
  'why.standing.unread': 'Whether you can request it shows in the form',

  'why.first': 'First, because it brings the least that isn’t needed here.',
  'why.after.need': 'After {package}, because it gives less than you need.',
  'why.after.match': 'After {package}, which is more certain to open it.',
  'why.after.otherGrants': 'After {package}, which grants less besides.',
  'why.after.role': 'After {package}, whose role allows less.',
  'why.after.approval': 'After {package}, which needs less approval.',
  'why.after.duration': 'After {package}, which ends sooner.',
  'why.after.unread': 'After {package}, of which more is known.',
  'why.after.standing': 'After {package}, which you can request.',
  'why.after.name': 'After {package}, by name alone.',
} as const;
