// A node's state as shape and word, and its version with the warning that it is behind.
import { useTranslation } from 'react-i18next';
import type { NodePartsFragment } from '../../generated/fleet/graphql.ts';
import { Dash } from '../../marks/Dash.tsx';
import { StatusMark, type Tone } from '../../marks/StatusMark.tsx';
import styles from './fleet.module.css';

const TONES = {
  in_sync: 'ok',
  behind: 'warn',
  draining: 'draining',
  silent: 'bad',
  revoked: 'off',
} as const satisfies Record<NodePartsFragment['state'], Tone>;

interface NodeProps {
  readonly node: NodePartsFragment;
}

export function NodeStateMark({ node }: NodeProps) {
  const { t } = useTranslation('fleet');
  return <StatusMark tone={TONES[node.state]}>{t(`state.${node.state}`)}</StatusMark>;
}

export function NodeVersion({ node }: NodeProps) {
  if (node.tableVersion === null) {
    return <Dash />;
  }
  const className =
    node.state === 'behind' ? styles.warn : node.state === 'silent' ? styles.bad : undefined;
  return <span className={className}>v{node.tableVersion}</span>;
}
