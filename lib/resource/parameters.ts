/** The first value of a parameter by its lower-case name: `Type=web` and `type=accessremoved` both exist. */
export function parameters(search: string): (name: string) => string | undefined {
  const all = [...new URLSearchParams(search)];
  return (wanted) => all.find(([name]) => name.toLowerCase() === wanted)?.[1];
}
