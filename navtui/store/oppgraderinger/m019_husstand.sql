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
create trigger soknad_samme_person before insert on soknad when new.fra_vedtak_id is not null begin
    select raise(abort, 'PE-9: vedtaket er en annen persons')
        where (select person_id from vedtak where id = new.fra_vedtak_id) is not new.person_id;
end;
create trigger soknad_blir_samme_person before update of fra_vedtak_id on soknad when new.fra_vedtak_id is not null begin
    select raise(abort, 'PE-9: vedtaket er en annen persons')
        where (select person_id from vedtak where id = new.fra_vedtak_id) is not new.person_id;
end;

-- VE-18: the kind of a vedtak that changes another is that of the first of them, however many there are between.
drop trigger signatur_delegasjon;
create trigger signatur_delegasjon before insert on signatur begin
    select raise(abort, 'KO-11: den som signerer har ingen skriftlig delegasjon for denne typen vedtak')
        where not exists (select 1 from vedtak v join delegasjon d on d.ident = new.ident and d.vedtaksart = (with recursive r (art, endrer_id) as (select art, endrer_id from vedtak where id = v.id union all
                                  select x.art, x.endrer_id from r join vedtak x on x.id = r.endrer_id) select art from r where endrer_id is null)
                          where v.id = new.vedtak_id and d.fra <= i_dag() and (d.til is null or d.til >= i_dag()));
end;
drop trigger signatur_forste;
create trigger signatur_forste before insert on signatur when new.plass = 1 begin
    select raise(abort, 'KO-3: en signatur settes bare av den som er innlogget selv') where new.ident <> innlogget();
    select raise(abort, 'KO-1: bare et utkast kan sendes')
        where not exists (select 1 from vedtak where id = new.vedtak_id and tilstand = 'utkast' and runde = new.runde);
    select raise(abort, 'KO-1: rollen sender ikke denne typen vedtak')
        where not exists (select 1 from ansatt a join (select (with recursive r (art, endrer_id) as (select art, endrer_id from vedtak where id = new.vedtak_id union all
                              select x.art, x.endrer_id from r join vedtak x on x.id = r.endrer_id) select art from r where endrer_id is null) as art) v
                          where a.ident = new.ident and a.pin is not null and (a.til is null or a.til >= i_dag())
                            and (a.rolle = 'veileder' or (a.rolle = 'kvp_veileder' and v.art = 'kvp')
                                 or (a.rolle = 'gjeldsradgiver' and v.art = 'radgivning')));
    select raise(abort, 'PE-6: den som signerer er inhabil')
        where exists (select 1 from vedtak v join inhabil_for i on i.person_id = v.person_id
                      where v.id = new.vedtak_id and i.fra <= i_dag() and (i.til is null or i.til >= i_dag())
                        and (i.ident = new.ident or i.ident in (select ident from ansatt where rolle = 'leder' and (til is null or til >= i_dag()))));
end;
drop trigger signatur_andre;
create trigger signatur_andre before insert on signatur when new.plass = 2 begin
    select raise(abort, 'KO-3: en signatur settes bare av den som er innlogget selv') where new.ident <> innlogget();
    select raise(abort, 'KO-1: vedtaket er ikke til kontroll')
        where not exists (select 1 from vedtak where id = new.vedtak_id and tilstand = 'til_kontroll' and runde = new.runde);
    select raise(abort, 'KO-3: signaturen gjelder et annet innhold')
        where not exists (select 1 from vedtak where id = new.vedtak_id and innhold_hash = new.hash);
    select raise(abort, 'KO-2: den som sendte kan ikke kontrollere')
        where exists (select 1 from signatur where vedtak_id = new.vedtak_id and runde = new.runde and plass = 1 and ident = new.ident);
    select raise(abort, 'KO-2: den som har endret utkastet kan ikke kontrollere')
        where exists (select 1 from vedtaksendring e join vedtak v on v.id = e.vedtak_id and v.retur = e.retur
                      where e.vedtak_id = new.vedtak_id and e.ident = new.ident);
    select raise(abort, 'KO-2: bare en veileder kan kontrollere')
        where not exists (select 1 from ansatt where ident = new.ident and rolle <> 'mottak' and pin is not null and (til is null or til >= i_dag()));
    select raise(abort, 'KO-2: rollen kontrollerer ikke denne typen vedtak')
        where not exists (select 1 from ansatt a join (select (with recursive r (art, endrer_id) as (select art, endrer_id from vedtak where id = new.vedtak_id union all
                              select x.art, x.endrer_id from r join vedtak x on x.id = r.endrer_id) select art from r where endrer_id is null) as art) v
                          where a.ident = new.ident and (a.rolle = 'leder') = new.som_leder
                            and (a.rolle in ('veileder', 'leder') or (a.rolle = 'kvp_veileder' and v.art = 'kvp')
                                 or (a.rolle = 'gjeldsradgiver' and v.art = 'radgivning')));
    select raise(abort, 'PE-6: den som signerer er inhabil')
        where exists (select 1 from vedtak v join inhabil_for i on i.person_id = v.person_id
                      where v.id = new.vedtak_id and i.fra <= i_dag() and (i.til is null or i.til >= i_dag())
                        and (i.ident = new.ident or i.ident in (select ident from ansatt where rolle = 'leder' and (til is null or til >= i_dag()))));
    select raise(abort, 'KO-2: den som signerer har ikke tilgang')
        where exists (select 1 from vedtak v join skjermet s on s.person_id = v.person_id where v.id = new.vedtak_id)
          and not exists (select 1 from ansatt where ident = new.ident and rolle = 'leder')
          and not exists (select 1 from vedtak v join tilgang_til t on t.person_id = v.person_id
                          where v.id = new.vedtak_id and t.ident = new.ident and t.fra <= i_dag() and (t.til is null or t.til >= i_dag()));
end;
drop trigger vedtak_varighet;
create trigger vedtak_varighet before update of tilstand on vedtak
    when new.tilstand = 'iverksatt' and new.engang = 0 and new.art in ('stonad', 'omgjoring', 'reduksjon') begin
    select raise(abort, 'VE-1: vedtaket varer for lenge uten helseytelse og grunn')
        where (new.helseytelse is null or trim(coalesce(new.lengre_grunn, '')) = '')
          and (with recursive r (art, endrer_id) as (select art, endrer_id from vedtak where id = new.id union all
              select x.art, x.endrer_id from r join vedtak x on x.id = r.endrer_id) select art from r where endrer_id is null)
              not in ('botilbud', 'radgivning', 'garanti', 'kvp')                           -- however often it is omgjort
          and exists (select 1 from (select coalesce((select cast(verdi as integer) from innstilling where navn = 'vedtak_maaneder'
                  and gyldig_fra <= i_dag() order by gyldig_fra desc, id desc limit 1), 1) as m)
              where new.til > min(date(new.fra, '+' || m || ' months', '-1 day'), date(new.fra, 'start of month', '+' || (m + 1) || ' months', '-1 day')));
end;
