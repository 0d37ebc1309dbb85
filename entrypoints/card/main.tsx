import '../../components/style/card.css';
import { createRoot } from 'react-dom/client';
import { CardApp } from '../../components/card/cardApp.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<CardApp />);
