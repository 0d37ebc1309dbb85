/** Role names of SharePoint, groups and common applications, weakest first (English, as Graph gives them). */
const names: readonly RegExp[] = [
  /\b(?:visitors?|read(?:er|ers|-?only)?|view(?:er|ers)?|guests?)\b/i,
  /\b(?:contribut(?:e|or|ors)|members?|users?|edit(?:or|ors)?|default access)\b/i,
  /\b(?:owners?|admin(?:istrator|istrators|s)?|full control|managers?|design(?:er|ers)?)\b/i,
];
const unknownStrength = 1;

/** How strong a role is, 0 to 2, as far as its name says; one without a known name counts as middling. */
export function roleStrength(roleNames: readonly string[]): number {
  return knownStrength(roleNames) ?? unknownStrength;
}

/** The same; `undefined` where no name says anything. */
export function knownStrength(roleNames: readonly string[]): number | undefined {
  const strengths = roleNames.map((name) => names.findLastIndex((known) => known.test(name)));
  const strongest = Math.max(-1, ...strengths);
  return strongest === -1 ? undefined : strongest;
}
