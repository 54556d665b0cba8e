// Amounts as the design prints them: cents from a dollar on, millionths with receding
// zeros below, the exact nine decimals on hover.
import { type MoneyStyle, printExact, splitMoney, styleForOne } from '../format/money.ts';
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
}

export function Money({ amount, style, symbol = true, signed = false }: MoneyProps) {
  if (amount === null || amount === undefined) {
    return <Dash />;
  }
  const parts = splitMoney(amount, style ?? styleForOne(amount), signed);
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
