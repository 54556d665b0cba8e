// The three-way comparison behind the conflict dialog, as a pure function.
export interface ComparedField {
  readonly label: string;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

export type FieldVerdict = 'same' | 'mine' | 'theirs' | 'both' | 'clash';

/** Who changed the field; `both` means that both wrote the same. */
export function judgeField({ base, mine, theirs }: ComparedField): FieldVerdict {
  if (mine === theirs) {
    return mine === base ? 'same' : 'both';
  }
  if (mine === base) {
    return 'theirs';
  }
  return theirs === base ? 'mine' : 'clash';
}

/** The fields that somebody changed, clashes first. */
export function listChanges(fields: readonly ComparedField[]) {
  return fields
    .map((field) => ({ ...field, verdict: judgeField(field) }))
    .filter(({ verdict }) => verdict !== 'same')
    .sort((a, b) => Number(b.verdict === 'clash') - Number(a.verdict === 'clash'));
}
