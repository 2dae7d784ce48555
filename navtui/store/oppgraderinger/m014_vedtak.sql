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

-- VE-1: løpende stønad runs the office's months (1) and no longer, without a helseytelse and a reason. The 31st ends with a shorter month.
create trigger vedtak_varighet before update of tilstand on vedtak
    when new.tilstand = 'iverksatt' and new.engang = 0 and new.art in ('stonad', 'omgjoring', 'reduksjon') begin
    select raise(abort, 'VE-1: vedtaket varer for lenge uten helseytelse og grunn')
        where (new.helseytelse is null or trim(coalesce(new.lengre_grunn, '')) = '')
          and coalesce((select art from vedtak where id = new.endrer_id), '') not in ('botilbud', 'radgivning', 'garanti', 'kvp')
          and exists (select 1 from (select coalesce((select cast(verdi as integer) from innstilling where navn = 'vedtak_maaneder'
                  and gyldig_fra <= i_dag() order by gyldig_fra desc, id desc limit 1), 1) as m)
              where new.til > min(date(new.fra, '+' || m || ' months', '-1 day'), date(new.fra, 'start of month', '+' || (m + 1) || ' months', '-1 day')));
end;
