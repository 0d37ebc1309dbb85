/** Hands a file to the browser to keep. Nothing leaves the device. */
export function saveFile(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it over by the next turn; a longer life would keep the content in memory.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** `knock-history-2026-11-25.csv`. `now` in epoch ms. */
export const fileName = (what: string, now: number, extension: string): string =>
  `knock-${what}-${new Date(now).toISOString().slice(0, 10)}.${extension}`;
