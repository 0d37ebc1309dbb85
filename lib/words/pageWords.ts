import { english } from './catalog.ts';
import messages from './en.ts?compiled=pages';

/** Imported first by the hub and by the settings: adds the words that only they say, before anything is shown. */
Object.assign(english.messages, messages);
