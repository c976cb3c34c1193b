import { render } from 'preact';
import { browser } from '../src/browser.ts';
import { App } from './app.tsx';

document.documentElement.lang = browser.i18n.getUILanguage();
render(<App />, document.body);
