import { describe, expect, it } from 'vitest';
import { namedLike } from '../../../../components/packages/namedLike.ts';
import { createPackageIndex, mostShown } from '../../../../components/packages/packageIndex.ts';

const listed = (displayName: string, isHidden = false) => ({
  id: displayName,
  displayName,
  description: '',
  isHidden,
});
const projects = Array.from({ length: 9000 }, (_, number) => listed(`Project ${number}`));
const idsOf = ({ best }: { best: { id: string }[] }) => best.map(({ id }) => id);

describe('an answer by names alone', () => {
  it('has what the query names, without accents and by the beginnings of words', () => {
    expect(idsOf(namedLike(projects, 'Projéct 7777'))).toEqual(['Project 7777']);
    expect(idsOf(namedLike([listed('Marketing site')], 'sit mark'))).toEqual(['Marketing site']);
    expect(idsOf(namedLike([listed('Marketing site')], 'keting'))).toEqual([]);
    expect(idsOf(namedLike([listed('Research (C++) [old]')], '(c++) [ol .* $^|?{'))).toEqual([
      'Research (C++) [old]',
    ]);
  });

  it('has nothing that the index would not find', () => {
    const index = createPackageIndex();
    index.put(projects.map((one) => ({ ...one, resources: [] })));
    for (const query of ['project 12', 'PROJECT', 'pro 1', 'x']) {
      const byIndex = index.search(query);
      const byName = namedLike(projects, query);
      expect(byName.count).toBe(Math.min(byIndex.count, mostShown));
    }
  });

  it('leaves out what is hidden, and ends where the view is full', () => {
    expect(namedLike([listed('Secret', true)], 'secret').count).toBe(0);
    expect(namedLike(projects, 'project').count).toBe(mostShown);
  });
});
