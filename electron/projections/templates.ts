import type { Apply } from './context.ts';

export const templateSaved: Apply<'template.saved'> = ({ db, touched }, { wall, user }, id, rev, d) => {
  db.run(
    `INSERT INTO template VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, form = excluded.form, saved_at = excluded.saved_at, saved_by = excluded.saved_by, rev = excluded.rev`,
    id,
    d.kind,
    d.name,
    d.form,
    wall,
    user,
    rev,
  );
  touched.add('templates');
};

export const templateRemoved: Apply<'template.removed'> = ({ db, touched }, _recorded, id) => {
  db.run('DELETE FROM template WHERE id = ?', id);
  touched.add('templates');
};
