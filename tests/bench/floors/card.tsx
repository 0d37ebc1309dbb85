import { createRoot } from 'react-dom/client';

/** The least an extension's frame can do: React, and one button that can be pressed. */
function Floor() {
  return (
    <button type="button" onClick={() => document.body.remove()}>
      Request access
    </button>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Floor />);
