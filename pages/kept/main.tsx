import { t } from '../../src/i18n.ts';
import { Frame } from '../frame.tsx';
import { open } from '../open.tsx';
import { Kept } from './kept.tsx';

const title = t('keptTitle');
open(
  title,
  <Frame title={title}>
    <Kept />
  </Frame>,
);
