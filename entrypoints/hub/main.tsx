import '../../components/style/pages.css';
import { HubApp } from '../../components/hub/hubApp.tsx';
import { mount } from '../../components/mount.tsx';
import '../../lib/words/pageWords.ts';

void mount(<HubApp />);
