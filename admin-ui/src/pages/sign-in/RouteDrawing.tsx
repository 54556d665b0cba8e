// The drawing beside the sign-in form: calls come in, pass the gate and leave to channels;
// one is on its way, one channel is tripped.
import { useTranslation } from 'react-i18next';
import styles from './sign-in.module.css';

const CALLS = [168, 226, 284, 342, 400, 458, 516, 574, 632].map((from, index) => ({
  from,
  gate: 324 + index * 19,
  dot: [44, 81, 78, 75, 72, 69, 66, 63, 60][index] ?? 60,
}));
const LIVE = 3;
const CHANNELS = [
  { name: 'deepseek', y: 226, gates: [0, 1, 2] },
  { name: 'moonshot', y: 368, gates: [3, 4, 5, 6] },
  { name: 'dashscope-sg', y: 510, gates: [7] },
] as const;
const TRIPPED = { name: 'moonshot-bulk', y: 574, gate: 8 } as const;

export function RouteDrawing() {
  const { t } = useTranslation('auth');
  return (
    <div className={styles.drawing}>
      <svg
        lang="en"
        viewBox="0 0 720 800"
        preserveAspectRatio="xMaxYMid slice"
        role="img"
        aria-label={t('signIn.drawing')}
      >
        {CALLS.map(({ from, gate, dot }, index) => (
          <g key={from}>
            <path
              className={styles.wire}
              data-live={index === LIVE || undefined}
              d={`M0 ${from}H90C200 ${from} 200 ${gate} 320 ${gate}`}
            />
            <circle
              className={styles.dot}
              data-live={index === LIVE || undefined}
              cx={dot}
              cy={from}
              r="4"
            />
          </g>
        ))}
        <rect className={styles.gate} x="322" y="306" width="5" height="190" rx="2" />
        <rect className={styles.gate} x="339" y="306" width="5" height="190" rx="2" />
        <text className={styles.gateText} x="333" y="526" textAnchor="middle">
          /v1
        </text>
        {CHANNELS.flatMap(({ y, gates }) =>
          gates.map((index) => {
            const gate = CALLS[index]?.gate ?? y;
            return (
              <path
                key={index}
                className={styles.wire}
                data-live={index === LIVE || undefined}
                d={`M346 ${gate}C470 ${gate} 460 ${y} 590 ${y}`}
              />
            );
          }),
        )}
        <path
          className={styles.wire}
          data-off
          d={`M346 ${CALLS[TRIPPED.gate]?.gate}C470 ${CALLS[TRIPPED.gate]?.gate} 460 ${TRIPPED.y} 590 ${TRIPPED.y}H720`}
        />
        {CHANNELS.map(({ name, y }) => (
          <g key={name}>
            <path className={styles.wire} d={`M702 ${y}H720`} />
            <ChannelNode name={name} y={y} />
          </g>
        ))}
        <ChannelNode name={TRIPPED.name} y={TRIPPED.y} tripped />
      </svg>
    </div>
  );
}

interface ChannelNodeProps {
  readonly name: string;
  readonly y: number;
  readonly tripped?: boolean;
}

function ChannelNode({ name, y, tripped = false }: ChannelNodeProps) {
  return (
    <g transform={`translate(590 ${y - 14})`}>
      <rect className={styles.node} width="112" height="28" rx="5" />
      {tripped ? (
        <path fill="var(--bad-mark)" d="M14 9.500 18.500 14 14 18.500 9.500 14z" />
      ) : (
        <circle fill="var(--ok-mark)" cx="14" cy="14" r="4" />
      )}
      <text className={styles.nodeText} x="25" y="18">
        {name}
      </text>
    </g>
  );
}
