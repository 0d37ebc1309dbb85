import { useState } from 'react';
import { createRoot } from 'react-dom/client';

/** The least a keystroke can do in React: a state update that changes one number. */
function Floor() {
  const [count, setCount] = useState(0);
  return (
    <search>
      <input type="search" onChange={() => setCount(count + 1)} />
      <p role="status">{count}</p>
    </search>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Floor />);
