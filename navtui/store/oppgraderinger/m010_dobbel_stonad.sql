-- Wrong money refused by the file itself. The statements are schema.sql's.

-- VE-18
-- What grants money for a time, and the days it is worked out for a couple (PE-4): not one-offs, not nødhjelp, not what is all annulled.
create view stonadstid as
    select v.id, v.nummer, v.person_id, v.tilstand, v.endrer_id, v.fra, v.til,
           case when v.husstandsform = 'par' then v.fra when v.ny_husstandsform = 'par' then v.ny_husstandsform_fra end as par_fra,
           case when v.husstandsform = 'par' and v.ny_husstandsform <> 'par' then date(v.ny_husstandsform_fra, '-1 day')
                when 'par' in (v.husstandsform, v.ny_husstandsform) then v.til end as par_til,
           exists (select 1 from vedtakspost p where p.vedtak_id = v.id and p.art = 'livsopphold' and p.utfall in ('innvilget', 'delvis')) as livsopphold,
           exists (select 1 from vedtakspost p where p.vedtak_id = v.id and p.utfall = 'delvis') as delvis
    from vedtak v
    where v.engang = 0 and v.art in ('stonad', 'botilbud', 'omgjoring', 'reduksjon')
      and (select e.art from vedtak e where e.id = v.endrer_id) is not 'nodhjelp'
      and exists (select 1 from vedtakspost p where p.vedtak_id = v.id and p.utfall in ('innvilget', 'delvis'))
      and (not exists (select 1 from utbetaling u where u.vedtak_id = v.id)
           or exists (select 1 from utbetaling u where u.vedtak_id = v.id and u.tilstand <> 'annullert')
           or exists (select 1 from vedtak x where x.endrer_id = v.id and x.tilstand = 'iverksatt' and x.art in ('omgjoring', 'reduksjon')));

-- Two of them that grant the same for a day: livsopphold, or a monthly expense of one kind that is not told apart by its text; to the same
-- person, or to two who live together as a couple on a day one of them is worked out for both. Not a day that an omgjøring or a reduksjon
-- has taken or that is after an opphør. The days looked at are those where something begins.
create view dobbel_stonad as
    select n.id as ny_id, n.nummer as ny_nummer, n.tilstand as ny_tilstand, n.person_id as ny_person_id, e.id, e.nummer, e.person_id
    from stonadstid n
    join stonadstid e on e.tilstand = 'iverksatt' and e.id <> n.id and e.id is not n.endrer_id and n.fra <= e.til and e.fra <= n.til
         and e.person_id in (select n.person_id union select b.person_id from husstandsmedlem a
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
            and (e.person_id = n.person_id
                 or ((k.dag between n.par_fra and n.par_til or k.dag between e.par_fra and e.par_til)
                     and exists (select 1 from husstandsmedlem a
                         join husstand h on h.id = a.husstand_id and h.form in ('gift', 'samboer_felles_barn', 'samboer')
                         join husstandsmedlem b on b.husstand_id = a.husstand_id and b.person_id = e.person_id
                         where a.person_id = n.person_id and a.rolle = 'voksen' and b.rolle = 'voksen'
                           and k.dag between a.fra and coalesce(a.til, k.dag) and k.dag between b.fra and coalesce(b.til, k.dag)))));

-- A protected partner is looked for by those who may know of her, not here: a refusal would tell (PE-5).
create trigger vedtak_dobbelt before update of tilstand on vedtak when new.tilstand = 'iverksatt' begin
    select raise(abort, 'VE-18: det samme er alt innvilget for de samme dagene')
        where exists (select 1 from dobbel_stonad d where d.ny_id = new.id
                      and (d.person_id = d.ny_person_id or d.person_id not in (select person_id from skjermet)));
end;

-- LE-1: who has had money in a period, without what is annulled.
create index utbetaling_annullert on utbetaling (vedtak_id, belop_ore) where tilstand = 'annullert';

-- PE-4: the same child in two parents' vedtak.
create index vedtaksbarn_person on vedtaksbarn (person_id);
