import { render } from 'preact';
import { prepare } from '../src/own-page.ts';
import { App } from './app.tsx';

prepare();
render(<App />, document.body);
