import { render } from 'preact';
import { prepare } from '../src/own-page.ts';
import { App } from './app.tsx';
import * as page from './page.ts';

prepare();
render(
  <App page={page} surface={document.documentElement.dataset.surface === 'panel' ? 'panel' : 'popup'} />,
  document.body,
);
