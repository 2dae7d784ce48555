-- What is known of who lives with whom, and what a vedtak is counted with. The statements are schema.sql's.

-- PE-4, VE-5: what a household was to and including a day, before it became what `husstand.form` says.
create table tidligere_husstandsform (
    id              integer primary key,
    husstand_id     integer not null references husstand (id),
    form            text not null check (form in ('enslig', 'gift', 'samboer_felles_barn', 'samboer', 'bofellesskap', 'annet')),
    til             text not null check (til is date(til))
) strict;
create index tidligere_husstandsform_husstand on tidligere_husstandsform (husstand_id, til);

drop view dobbel_stonad;
create view dobbel_stonad as
    select n.id as ny_id, n.nummer as ny_nummer, n.tilstand as ny_tilstand, n.person_id as ny_person_id, e.id, e.nummer, e.person_id
    from stonadstid n
    join stonadstid e on e.tilstand = 'iverksatt' and e.id <> n.id and e.id is not n.endrer_id and n.fra <= e.til and e.fra <= n.til
         and e.person_id in (select n.person_id union select s.annen_id from samme_som s where s.person_id = n.person_id
                 union select b.person_id from husstandsmedlem a
                 join husstandsmedlem b on b.husstand_id = a.husstand_id where a.person_id = n.person_id)
    where ((n.livsopphold and e.livsopphold)
           or (not e.delvis and exists (select 1 from vedtaksbehov b join vedtaksbehov c on c.vedtak_id = e.id and c.art = b.art
                   where b.vedtak_id = n.id and b.engang = 0 and c.engang = 0
                     and (lower(trim(b.tekst)) = lower(trim(c.tekst)) or trim(b.tekst) = '' or trim(c.tekst) = ''))))
      and exists (select 1 from (
              select max(n.fra, e.fra) as dag union select n.par_fra union select e.par_fra
              union select m.fra from husstandsmedlem m where m.person_id in (n.person_id, e.person_id) and n.person_id <> e.person_id
              union select date(x.til, '+1 day') from vedtak x
                  where x.endrer_id in (n.id, e.id) and x.tilstand = 'iverksatt' and x.art in ('omgjoring', 'reduksjon')) k
          where k.dag between max(n.fra, e.fra) and min(n.til, e.til)
            and not exists (select 1 from vedtak x where x.endrer_id in (n.id, e.id) and x.tilstand = 'iverksatt' and k.dag >= x.fra
                    and (x.art = 'opphor' or (x.art in ('omgjoring', 'reduksjon') and k.dag <= x.til)))
            and (e.person_id = n.person_id or e.person_id in (select s.annen_id from samme_som s where s.person_id = n.person_id)
                 or ((k.dag between n.par_fra and n.par_til or k.dag between e.par_fra and e.par_til)
                     and exists (select 1 from husstandsmedlem a
                         join husstand h on h.id = a.husstand_id and (h.form in ('gift', 'samboer_felles_barn', 'samboer') or exists (
                             select 1 from tidligere_husstandsform t where t.husstand_id = h.id and t.til >= k.dag
                             and t.form in ('gift', 'samboer_felles_barn', 'samboer')))
                         join husstandsmedlem b on b.husstand_id = a.husstand_id and b.person_id = e.person_id
                         where a.person_id = n.person_id and a.rolle = 'voksen' and b.rolle = 'voksen'
                           and k.dag between a.fra and coalesce(a.til, k.dag) and k.dag between b.fra and coalesce(b.til, k.dag)))));

-- VE-20: an oral søknad knows the draft it was written down from.
alter table soknad add column fra_vedtak_id integer references vedtak (id);
create index soknad_fra_vedtak on soknad (fra_vedtak_id) where fra_vedtak_id is not null;
