import { t } from '../../src/i18n.ts';
import { Frame } from '../frame.tsx';
import { open } from '../open.tsx';
import { Welcome } from './welcome.tsx';

open(
  t('welcomeName'),
  <Frame title={t('welcomeTitle')}>
    <Welcome />
  </Frame>,
);
