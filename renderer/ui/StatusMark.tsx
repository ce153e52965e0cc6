import { AlertTriangle, Check, Circle, CircleDot, Lock, type LucideIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './StatusMark.module.css';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'active' | 'locked';
const icons: Readonly<Record<Tone, LucideIcon>> = {
  neutral: Circle,
  good: Check,
  warn: AlertTriangle,
  bad: X,
  active: CircleDot,
  locked: Lock,
};

/** A state in words with a sign of its own shape, so that it reads without its colour. A sentence wraps, a word is cut where it has no room. */
export function StatusMark({ tone, wraps, children }: { tone: Tone; wraps?: boolean; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <span className={classes.mark} data-tone={tone} data-wraps={wraps || undefined}>
      <Icon size={13} aria-hidden="true" strokeWidth={2.25} />
      <span>{children}</span>
    </span>
  );
}
