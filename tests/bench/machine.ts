import { arch, cpus, platform, totalmem } from 'node:os';

export interface Machine {
  system: string;
  processor: string;
  cores: number;
  memoryGiB: number;
  node: string;
}

/** The machine a run was made on, as far as it bears on the figures. */
export function machine(): Machine {
  const all = cpus();
  return {
    system: `${platform()} ${arch()}`,
    processor: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}
