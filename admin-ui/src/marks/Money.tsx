// Amounts as the design prints them: cents from a dollar on, millionths with receding
// zeros below, the exact nine decimals on hover.
import {
  chooseExactStyle,
  type MoneyStyle,
  printExact,
  splitMoney,
  styleForOne,
} from '../format/money.ts';
import { Dash } from './Dash.tsx';
import { joinClasses } from './join-classes.ts';
import styles from './marks.module.css';

interface MoneyProps {
  /** Integer nano-USD as the server sends it; absent prints a dash. */
  readonly amount: string | null | undefined;
  /** For a column, choose once with chooseMoneyStyle over its amounts. */
  readonly style?: MoneyStyle;
  /** Off where the heading says USD. */
  readonly symbol?: boolean;
  /** Ledger lines: credits get a plus and are green. */
  readonly signed?: boolean;
  /** What somebody has: never rounded up, never to cents that hide a debit. */
  readonly balance?: boolean;
}

export function Money(props: MoneyProps) {
  const { amount, style, symbol = true, signed = false, balance = false } = props;
  if (amount === null || amount === undefined) {
    return <Dash />;
  }
  const alone = balance ? chooseExactStyle([amount]) : styleForOne(amount);
  const parts = splitMoney(amount, style ?? alone, { signed, balance });
  return (
    <span
      className={joinClasses(signed && parts.sign === '+' && styles.credit)}
      title={`${printExact(amount)} USD`}
    >
      {parts.sign}
      {symbol ? '$' : ''}
      {parts.lead === '' ? null : <span className={styles.lead}>{parts.lead}</span>}
      {parts.groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups are places, not things
        <span key={index} className={styles.gap}>
          {group}
        </span>
      ))}
    </span>
  );
}
