import '../../components/style/card.css';
import '../../components/style/pages.css';
import '../../components/style/popup.css';
import './gallery.css';
import { createRoot } from 'react-dom/client';
import { ClockProvider } from '../../components/base/clock.tsx';
import { WordsProvider } from '../../components/words/wordsContext.tsx';
import { loadWords } from '../../lib/words/locales.ts';
import { now } from './people.ts';
import { type Scene, scenes } from './scenes.tsx';

// ?scene=<name>: one view; ?like=<part>: those whose names hold it; else all. ?locale=qps-plocm: pseudo language, right to left.
const query = new URLSearchParams(location.search);
const wanted = query.get('scene');
const like = query.get('like') ?? '';
const words = await loadWords(query.get('locale') ?? 'en', []);
const shown = Object.entries(scenes).filter(([name]) =>
  wanted === null ? name.includes(like) : name === wanted,
);

function Shown({ name, scene }: { name: string; scene: Scene }) {
  return (
    <div className="scene">
      {wanted === null && <p className="scene-name">{name}</p>}
      <div className={`surface surface-${scene.surface}`} data-scene={name}>
        {scene.render()}
      </div>
    </div>
  );
}

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <WordsProvider words={words}>
      <ClockProvider fixed={now}>
        {shown.map(([name, scene]) => (
          <Shown key={name} name={name} scene={scene} />
        ))}
      </ClockProvider>
    </WordsProvider>,
  );
