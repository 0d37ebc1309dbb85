/** What the approver is told besides the business justification, as the person sees and changes it. */
export const facts = {
  'facts.seen': 'Your approver will see: {facts}',
  'facts.sent': 'Submitted with your request: {facts}',
  'facts.change': 'Change',
  'facts.title': 'Submitted with your request',
  'facts.page': 'Page or file (optional)',
  'facts.neededBy': 'Needed by (optional)',
  'facts.by': 'needed by {date}',
} as const;
