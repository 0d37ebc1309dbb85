import { createPackageIndex } from './packageIndex.ts';
import type { IndexOrder } from './packageSearcher.ts';

/** The index beside the page: whatever it takes to build and to search, typing never waits for it. */
const index = createPackageIndex();

addEventListener('message', ({ data }: MessageEvent<IndexOrder>) => {
  if (data.type === 'put') index.put(data.packages);
  else if (data.type === 'remove') index.remove(data.ids);
  else postMessage(index.search(data.query));
});
