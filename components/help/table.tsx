import type { ReactNode } from 'react';

/** Scrolls by itself where there is little room. */
export function Table({ heads, children }: { heads: readonly string[]; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y: what scrolls by itself has to be reached by key, and is no group of fields
    <div className="table-scroll" role="group" tabIndex={0}>
      <table className="counts">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
