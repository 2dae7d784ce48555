-- Two registrations of one person, known as such. The statements are schema.sql's.

-- PE-1: two registrations of one human being. What was decided on each stays there; of them all, one is the one that counts.
create table samme_person (
    id              integer primary key,
    gjelder_id      integer not null references person (id),            -- the one that counts from now on
    ogsa_id         integer not null references person (id),            -- the same person, registered once more
    grunn           text not null check (grunn in ('uten_nummer', 'd_nummer', 'nytt_nummer', 'navn', 'annet')),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    angret_tid      text check (angret_tid is null or angret_tid is strftime('%FT%R:%fZ', angret_tid)),
    angret_av       text references ansatt (ident),
    angret_grunn    text not null default '',
    check (gjelder_id <> ogsa_id),
    check (grunn not in ('nytt_nummer', 'annet') or length(tekst) > 0),
    check ((angret_tid is null) = (angret_av is null) and (angret_tid is null) = (length(angret_grunn) = 0))
) strict;
create unique index samme_person_ogsa on samme_person (ogsa_id) where angret_tid is null;
create index samme_person_gjelder on samme_person (gjelder_id) where angret_tid is null;

-- Everyone who is registered more than once, with the registration that counts. A chain ends in one.
create view samme_rot as
    with recursive rot (person_id, gjelder_id) as (
        select s.gjelder_id, s.gjelder_id from samme_person s
            where s.angret_tid is null and not exists (select 1 from samme_person o where o.ogsa_id = s.gjelder_id and o.angret_tid is null)
        union
        select s.ogsa_id, r.gjelder_id from rot r join samme_person s on s.gjelder_id = r.person_id and s.angret_tid is null
    )
    select person_id, gjelder_id from rot;

-- Each of them with each of the others that are the same human being.
create view samme_som as
    select a.person_id, b.person_id as annen_id from samme_rot a join samme_rot b on b.gjelder_id = a.gjelder_id and b.person_id <> a.person_id;

create trigger samme_person_ny before insert on samme_person begin
    select raise(abort, 'PE-1: registreringen er alt koblet til en som gjelder')
        where exists (select 1 from samme_person where ogsa_id = new.gjelder_id and angret_tid is null);
end;
create trigger samme_person_fast before update of id, gjelder_id, ogsa_id, grunn, tekst, ident, tid on samme_person begin
    select raise(abort, 'PE-1: en kobling rettes ikke, den angres');
end;
create trigger samme_person_angret before update of angret_tid, angret_av, angret_grunn on samme_person when old.angret_tid is not null begin
    select raise(abort, 'PE-1: koblingen er angret');
end;
create trigger samme_person_slettes_ikke before delete on samme_person begin select raise(abort, 'PE-1: en kobling slettes ikke'); end;

-- Everyone who is protected today, by the strictest mark in the household. Unprotected persons are not in it. A mark is the human being's:
-- it holds for each registration of her, and for those each of them lives with.
drop view skjermet;
create view skjermet as
    with merket (person_id, niva) as (
        select id, case skjerming when 'kode_6' then 3 when 'kode_7' then 2 else 1 end from person where skjerming <> 'ingen'
    ), selv (person_id, niva) as (
        select person_id, niva from merket
        union all
        select s.annen_id, m.niva from samme_som s cross join merket m on m.person_id = s.person_id
    ), hjemme (person_id, niva) as (
        select person_id, niva from selv
        union all
        select b.person_id, s.niva
            from selv s
            join husstandsmedlem a on a.person_id = s.person_id and a.fra <= i_dag() and (a.til is null or a.til >= i_dag())
            join husstandsmedlem b on b.husstand_id = a.husstand_id and b.fra <= i_dag() and (b.til is null or b.til >= i_dag())
    )
    select person_id, max(niva) as niva from (
        select person_id, niva from hjemme
        union all
        select s.annen_id, h.niva from samme_som s cross join hjemme h on h.person_id = s.person_id
    ) group by person_id;

-- PE-5: access to one registration is access to the human being.
create view tilgang_til as
    select person_id, ident, fra, til from tilgang
    union all
    select s.annen_id, t.ident, t.fra, t.til from samme_som s join tilgang t on t.person_id = s.person_id;

-- PE-6: so is a case one may not have.
create view inhabil_for as
    select person_id, ident, fra, til from inhabilitet
    union all
    select s.annen_id, i.ident, i.fra, i.til from samme_som s join inhabilitet i on i.person_id = s.person_id;

-- PE-1: new work goes to the registration that counts. What was begun on another is finished there.
create trigger soknad_gjelder before insert on soknad begin
    select raise(abort, 'PE-1: personen er også registrert en annen gang, og den registreringen gjelder')
        where exists (select 1 from samme_person where ogsa_id = new.person_id and angret_tid is null);
end;
create trigger vedtak_gjelder before insert on vedtak when new.endrer_id is null begin
    select raise(abort, 'PE-1: personen er også registrert en annen gang, og den registreringen gjelder')
        where exists (select 1 from samme_person where ogsa_id = new.person_id and angret_tid is null);
end;

-- Two of them that grant the same for a day: livsopphold, or a monthly expense of one kind that is not told apart by its text; to the same
-- person, registered once or more, or to two who live together as a couple on a day one of them is worked out for both. Not a day that an
-- omgjøring or a reduksjon has taken or that is after an opphør. The days looked at are those where something begins.
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
                         join husstand h on h.id = a.husstand_id and h.form in ('gift', 'samboer_felles_barn', 'samboer')
                         join husstandsmedlem b on b.husstand_id = a.husstand_id and b.person_id = e.person_id
                         where a.person_id = n.person_id and a.rolle = 'voksen' and b.rolle = 'voksen'
                           and k.dag between a.fra and coalesce(a.til, k.dag) and k.dag between b.fra and coalesce(b.til, k.dag)))));

-- A protected partner is looked for by those who may know of her, not here: a refusal would tell (PE-5).
drop trigger vedtak_dobbelt;
create trigger vedtak_dobbelt before update of tilstand on vedtak when new.tilstand = 'iverksatt' begin
    select raise(abort, 'VE-18: det samme er alt innvilget for de samme dagene')
        where exists (select 1 from dobbel_stonad d where d.ny_id = new.id
                      and (d.person_id = d.ny_person_id or d.person_id not in (select person_id from skjermet)
                           or d.person_id in (select s.annen_id from samme_som s where s.person_id = d.ny_person_id)));
end;

drop trigger signatur_forste;
create trigger signatur_forste before insert on signatur when new.plass = 1 begin
    select raise(abort, 'KO-3: en signatur settes bare av den som er innlogget selv') where new.ident <> innlogget();
    select raise(abort, 'KO-1: bare et utkast kan sendes')
        where not exists (select 1 from vedtak where id = new.vedtak_id and tilstand = 'utkast' and runde = new.runde);
    select raise(abort, 'KO-1: rollen sender ikke denne typen vedtak')
        where not exists (select 1 from ansatt a join vedtak v on v.id = new.vedtak_id left join vedtak e on e.id = v.endrer_id
                          where a.ident = new.ident and a.pin is not null and (a.til is null or a.til >= i_dag())
                            and (a.rolle = 'veileder' or (a.rolle = 'kvp_veileder' and coalesce(e.art, v.art) = 'kvp')
                                 or (a.rolle = 'gjeldsradgiver' and coalesce(e.art, v.art) = 'radgivning')));
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
        where not exists (select 1 from ansatt a join vedtak v on v.id = new.vedtak_id left join vedtak e on e.id = v.endrer_id
                          where a.ident = new.ident and (a.rolle = 'leder') = new.som_leder
                            and (a.rolle in ('veileder', 'leder') or (a.rolle = 'kvp_veileder' and coalesce(e.art, v.art) = 'kvp')
                                 or (a.rolle = 'gjeldsradgiver' and coalesce(e.art, v.art) = 'radgivning')));
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
drop trigger klage_saksbehandler;
create trigger klage_saksbehandler before update of saksbehandler on klage when new.saksbehandler is not null begin
    select raise(abort, 'KL-3: den som signerte vedtaket, vurderer ikke klagen på det')
        where exists (select 1 from vedtak v join signatur s on s.vedtak_id = v.id and s.runde = v.runde
                      where v.id = new.vedtak_id and s.ident = new.saksbehandler);
    select raise(abort, 'PE-6: den som skal vurdere klagen, er inhabil')
        where exists (select 1 from inhabil_for i where i.person_id = new.person_id and i.ident = new.saksbehandler
                      and i.fra <= i_dag() and (i.til is null or i.til >= i_dag()));
    select raise(abort, 'KL-3: den som skal vurdere klagen, har ikke tilgang')
        where exists (select 1 from skjermet where person_id = new.person_id)
          and not exists (select 1 from ansatt where ident = new.saksbehandler and rolle = 'leder')
          and not exists (select 1 from tilgang_til t where t.person_id = new.person_id and t.ident = new.saksbehandler
                          and t.fra <= i_dag() and (t.til is null or t.til >= i_dag()));
end;
