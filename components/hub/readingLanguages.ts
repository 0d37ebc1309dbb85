import type { Settings } from '../../lib/settings/settings.ts';

/** Languages in which the person reads the organisation's texts, most wanted first. */
export const readingLanguages = ({ language }: Pick<Settings, 'language'>): string[] => [
  ...(language === undefined ? [] : [language]),
  ...navigator.languages,
];
