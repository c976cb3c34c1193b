import { t } from '../../src/i18n.ts';
import { open } from '../open.tsx';
import { Print } from './print.tsx';

open(t('name'), <Print tab={Number(new URLSearchParams(location.search).get('tab') ?? -1)} />);
