/** Role names of SharePoint, groups and common applications, weakest first (English, as Graph gives them). */
const names: readonly (readonly RegExp[])[] = [
  [/\bvisitors?\b/i, /\bread(er|ers|-?only)?\b/i, /\bview(er|ers)?\b/i, /\bguests?\b/i],
  [/\bcontribut(e|or|ors)\b/i, /\bmembers?\b/i, /\busers?\b/i, /\bedit(or|ors)?\b/i, /\bdefault access\b/i],
  [
    /\bowners?\b/i,
    /\badmin(istrator|istrators|s)?\b/i,
    /\bfull control\b/i,
    /\bmanagers?\b/i,
    /\bdesign(er|ers)?\b/i,
  ],
];
const unknownStrength = 1;

/** How strong a role is, 0 to 2, as far as its name says; one without a known name counts as middling. */
export function roleStrength(roleNames: readonly string[]): number {
  return knownStrength(roleNames) ?? unknownStrength;
}

/** The same; `undefined` where no name says anything. */
export function knownStrength(roleNames: readonly string[]): number | undefined {
  const strengths = roleNames.map((name) =>
    names.findLastIndex((known) => known.some((word) => word.test(name))),
  );
  const strongest = Math.max(-1, ...strengths);
  return strongest === -1 ? undefined : strongest;
}
