import { saveFile } from '../base/saveFile.ts';
import { exportBrokenData, resetOwnData } from '../data/ownData.ts';
import { BrokenStore } from './brokenStore.tsx';

/** The way out of a broken database, with its data. */
export const BrokenStoreView = () => (
  <BrokenStore onExport={exportBrokenData} onReset={resetOwnData} onSave={saveFile} />
);
