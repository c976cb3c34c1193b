import { t } from '../../src/i18n.ts';
import { Frame } from '../frame.tsx';
import { open } from '../open.tsx';
import { Options } from './options.tsx';

const title = t('optionsTitle');
open(
  title,
  <Frame title={title}>
    <Options />
  </Frame>,
);
