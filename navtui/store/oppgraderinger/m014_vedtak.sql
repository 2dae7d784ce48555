-- Rules about vedtak that the file holds itself. The statements are schema.sql's.

-- VE-18: where vedtak have taken days of one another, the newest pays for the days that stand in all of them.
drop view stonadstid;
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
           or v.art in ('omgjoring', 'reduksjon')
           or exists (select 1 from vedtak x where x.endrer_id = v.id and x.tilstand = 'iverksatt' and x.art in ('omgjoring', 'reduksjon')));
