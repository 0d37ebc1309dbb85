/** Each once, by its id, as it comes last: a list that changes between two of its pages may say one twice. */
export const onceEach = <T extends { id: string }>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];
