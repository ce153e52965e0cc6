import type { ReactNode } from 'react';
import { packFor } from '../../../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { useCompany } from '../../../app/company-context.ts';
import { type DraftSession, useDraftSession } from '../drafts/use-draft-session.ts';
import { NoPack } from './NoPack.tsx';

/** What a form begins with: the draft it works on and the rules of the country. */
export interface Opened {
  session: DraftSession;
  pack: JurisdictionPack;
}

interface Props {
  /** The draft named in the address. */
  draft: string | undefined;
  /** Of the screen where there is no form. */
  title: string;
  /** Draws the form; it begins anew with another draft. */
  form: (opened: Opened & { key: string }) => ReactNode;
}

/** Opens a form of a document on its draft once that is there. */
export function DraftForm({ draft, title, form }: Props) {
  const { country } = useCompany();
  const session = useDraftSession(draft);
  const pack = country === null ? undefined : packFor(country);
  if (!pack) return <NoPack title={title} />;
  return session.pending ? null : form({ key: session.id, session, pack });
}
