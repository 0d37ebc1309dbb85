/** A length of time, in ms, as the ISO 8601 duration that words are made from; seconds only below an hour. */
export function lasting(ms: number): string {
  const all = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(all / 3600), Math.floor(all / 60) % 60];
  return `PT${hours}H${minutes}M${hours > 0 ? 0 : all % 60}S`;
}
