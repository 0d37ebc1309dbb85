import '../../components/style/pages.css';
import { mount } from '../../components/mount.tsx';
import { OptionsApp } from '../../components/options/optionsApp.tsx';
import '../../lib/words/pageWords.ts';

void mount(<OptionsApp />);
