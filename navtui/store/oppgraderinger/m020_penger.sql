-- What a landlord is paid of a garanti is a payment like every other. The statements are schema.sql's.

-- VE-23, VE-21: on a list, approved by another. What was noted as paid before this stays a note.
create table utbetaling_venter as select * from utbetaling;
drop table utbetaling;
create table utbetaling (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    dato            text not null check (dato is date(dato)),
    belop_ore       integer not null check (belop_ore > 0),
    mottaker        text not null check (mottaker in ('person', 'utleier', 'stromselskap', 'barnehage', 'annen')),
    mottakernavn    text not null default '',
    maate           text not null check (maate in ('konto', 'kontantkort', 'rekvisisjon')),
    kontonummer     text check (kontonummer is null or (length(kontonummer) = 11 and kontonummer not glob '*[^0-9]*')),
    kid             text,
    grunnlag        text check (grunnlag in ('samtykke', 'vilkar', 'fare_for_misbruk', 'botilbud')),           -- payee other than the person
    grunnlag_tekst  text not null default '',
    form            text not null default 'bidrag' check (form in ('bidrag', 'lan', 'garanti')),
    tilstand        text not null default 'planlagt' check (tilstand in ('planlagt', 'utbetalt', 'stoppet', 'annullert')),
    liste_id        integer references utbetalingsliste (id),
    utbetalt_dato   text check (utbetalt_dato is null or utbetalt_dato is date(utbetalt_dato)),
    returnert       text check (returnert is null or returnert is strftime('%FT%R:%fZ', returnert)),   -- by the bank; waits for a new route
    tilstandsgrunn  text not null default '',
    versjon         integer not null default 1,
    krav_id         integer references garantihendelse (id),            -- VE-23: the landlord's claim it pays
    godtatt_av      text references ansatt (ident),                     -- VE-21: who accepted the claim, and may not approve the list
    check (mottaker = 'person' or grunnlag is not null or form = 'garanti'),
    check (maate <> 'konto' or kontonummer is not null),
    check ((tilstand = 'utbetalt') = (utbetalt_dato is not null)),
    check ((form = 'garanti') = (krav_id is not null) and (form = 'garanti') = (godtatt_av is not null)),
    check (form <> 'garanti' or mottaker = 'utleier')
) strict;
insert into utbetaling select *, null, null from utbetaling_venter;
drop table utbetaling_venter;
create index utbetaling_vedtak on utbetaling (vedtak_id);
create index utbetaling_forfall on utbetaling (dato) where tilstand = 'planlagt' and liste_id is null;
create index utbetaling_liste on utbetaling (liste_id);
create index utbetaling_utbetalt on utbetaling (utbetalt_dato);
create index utbetaling_stoppet on utbetaling (dato) where tilstand = 'stoppet';
create index utbetaling_annullert on utbetaling (vedtak_id, belop_ore) where tilstand = 'annullert' and form <> 'garanti';
create index utbetaling_av_garanti on utbetaling (vedtak_id) where form = 'garanti';
create index utbetaling_lan on utbetaling (vedtak_id) where form = 'lan';
create trigger utbetaling_insert before insert on utbetaling begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast')
        where new.form <> 'garanti' and (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast' or new.tilstand <> 'planlagt';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id and new.form <> 'garanti';
end;
create view garantiledd as
    with recursive k (vedtak_id, id, endrer_id) as (
        select v.id, v.id, v.endrer_id from vedtaksgaranti g join vedtak v on v.id = g.vedtak_id
        union all select k.vedtak_id, e.id, e.endrer_id from k join vedtak e on e.id = k.endrer_id)
    select vedtak_id, id as ledd_id from k;
create trigger utbetaling_garanti before insert on utbetaling when new.form = 'garanti' begin
    select raise(abort, 'VE-21: kravet godtas bare av den som er innlogget selv') where new.godtatt_av <> innlogget();
    select raise(abort, 'VE-23: betalingen er ikke planlagt') where new.liste_id is not null;
    select raise(abort, 'VE-23: garantien er frigitt')
        where exists (select 1 from garantihendelse where vedtak_id in (select ledd_id from garantiledd where vedtak_id = new.vedtak_id) and art = 'frigitt');
    select raise(abort, 'VE-23: vedtaket er omgjort')
        where exists (select 1 from vedtak where endrer_id = new.vedtak_id and tilstand = 'iverksatt' and art = 'omgjoring');
    select raise(abort, 'VE-23: kravet er et annet, eller er avvist')
        where not exists (select 1 from garantihendelse where id = new.krav_id and art = 'krav' and vedtak_id in (select ledd_id from garantiledd where vedtak_id = new.vedtak_id))
           or exists (select 1 from garantihendelse where vedtak_id in (select ledd_id from garantiledd where vedtak_id = new.vedtak_id) and art = 'avvist' and id > new.krav_id)
           or (select tilstand from vedtak where id = new.vedtak_id) <> 'iverksatt';
    select raise(abort, 'VE-23: det er ikke krevd så mye')
        where new.belop_ore > (select coalesce(sum(case art when 'krav' then belop_ore when 'betalt' then -belop_ore end), 0) from garantihendelse
                where vedtak_id in (select ledd_id from garantiledd where vedtak_id = new.vedtak_id)
                  and id > coalesce((select max(id) from garantihendelse where art = 'avvist' and vedtak_id in (select ledd_id from garantiledd where vedtak_id = new.vedtak_id)), 0))
            - (select coalesce(sum(belop_ore), 0) from utbetaling
                where vedtak_id in (select ledd_id from garantiledd where vedtak_id = new.vedtak_id) and form = 'garanti' and tilstand <> 'annullert'
                  and krav_id > coalesce((select max(id) from garantihendelse where art = 'avvist' and vedtak_id in (select ledd_id from garantiledd where vedtak_id = new.vedtak_id)), 0));
    select raise(abort, 'VE-23: garantien er ikke så stor')
        where new.belop_ore + (select coalesce(sum(belop_ore), 0) from garantihendelse where vedtak_id in (select ledd_id from garantiledd where vedtak_id = new.vedtak_id) and art = 'betalt')
            + (select coalesce(sum(belop_ore), 0) from utbetaling where vedtak_id in (select ledd_id from garantiledd where vedtak_id = new.vedtak_id) and form = 'garanti' and tilstand <> 'annullert')
            > coalesce((select belop_ore from vedtaksgaranti where vedtak_id = new.vedtak_id), 0);
end;
create trigger utbetaling_samme_person before insert on utbetaling when new.krav_id is not null begin
    select raise(abort, 'PE-9: kravet er en annen persons') where (select person_id from vedtak where id = new.vedtak_id)
        is not (select v.person_id from garantihendelse k join vedtak v on v.id = k.vedtak_id where k.id = new.krav_id);
end;
create trigger utbetaling_delete before delete on utbetaling begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident) select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger utbetaling_innhold before update of vedtak_id, dato, belop_ore, mottaker, mottakernavn, maate, kontonummer, kid, grunnlag, grunnlag_tekst, form, krav_id, godtatt_av on utbetaling begin
    select raise(abort, 'VE-23: en betaling av en garanti er ført som det') where (new.form = 'garanti') <> (old.form = 'garanti');
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident) select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger utbetaling_tilstand before update of tilstand, liste_id, utbetalt_dato on utbetaling begin
    select raise(abort, 'KO-3: vedtaket er ikke iverksatt') where (select tilstand from vedtak where id = new.vedtak_id) <> 'iverksatt';
    select raise(abort, 'VE-16: en utbetalt, stoppet eller annullert utbetaling endres ikke')
        where old.tilstand = 'annullert' or (old.tilstand = 'utbetalt' and not (new.tilstand = 'planlagt' and new.liste_id is null));   -- returned by the bank
end;
drop trigger utbetalingsliste_godkjent;
create trigger utbetalingsliste_godkjent before update of godkjent_av on utbetalingsliste when new.godkjent_av is not null begin
    select raise(abort, 'VE-21: den som har skrevet eller endret et vedtak på listen kan ikke godkjenne den')
        where exists (select 1 from utbetaling u join vedtak v on v.id = u.vedtak_id
                      left join signatur s on s.vedtak_id = v.id and s.runde = v.runde and s.plass = 1
                      where u.liste_id = new.id and (v.skrevet_av = new.godkjent_av or s.ident = new.godkjent_av or u.godtatt_av = new.godkjent_av
                             or new.godkjent_av in (select ident from vedtaksendring where vedtak_id = v.id)
                             or new.godkjent_av in (select ident from betalingsrute where utbetaling_id = u.id)));
end;
drop trigger garantihendelse_ny;
create trigger garantihendelse_ny before insert on garantihendelse begin
    select raise(abort, 'VE-23: det er ikke gitt noen garanti i vedtaket')
        where not exists (select 1 from vedtak v join vedtaksgaranti g on g.vedtak_id = v.id where v.id = new.vedtak_id and v.tilstand = 'iverksatt');
    select raise(abort, 'VE-23: garantien er frigitt')
        where exists (select 1 from garantihendelse where vedtak_id = new.vedtak_id and art = 'frigitt');
    select raise(abort, 'VE-21: utleier betales på en utbetalingsliste') where new.art = 'betalt';     -- noted before schema 20: it stays a note
    select raise(abort, 'VE-23: noe er på vei til utleier')
        where new.art = 'frigitt' and exists (select 1 from utbetaling where vedtak_id in (select ledd_id from garantiledd where vedtak_id = new.vedtak_id)
                and form = 'garanti' and tilstand in ('planlagt', 'stoppet'));
end;

-- VE-18: an omgjøring of an omgjøring of a nødhjelp is about the nødhjelp too: the first of the chain decides, as in KO-1 and KO-2.
-- VE-5: a household that changes more than once within the period.
drop view dobbel_stonad;
drop view stonadstid;
alter table vedtak add column flere_skifter text check (flere_skifter is null or (json_valid(flere_skifter) and ny_husstandsform is not null));
drop trigger vedtak_frosset;
create trigger vedtak_frosset before update of nummer, person_id, sak_id, art, soknad_id, uten_soknad, fra, til, engang, lengre_grunn, helseytelse,
        forrige_id, endrer_id, inntektsrolle, hovedinntekt, husstandsform, ny_husstandsform, ny_husstandsform_fra, avvik, avviksgrunn, begrunnelse, brukers_mening, paragraf_19, aktivitetsunntak,
        aktivitetsgrunn, arbeidssoker, arbeidssokergrunn, varslet_dato, brutt_vilkar_id, flere_skifter, skrevet_av, opprettet on vedtak begin
    select raise(abort, 'VE-18: et iverksatt vedtak endres ikke') where old.tilstand = 'iverksatt';
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where old.tilstand <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident) values (old.id, old.retur, innlogget());
end;
create view stonadstid as
    select v.id, v.nummer, v.person_id, v.tilstand, v.endrer_id, v.fra, v.til,
           v.husstandsform, v.ny_husstandsform, v.ny_husstandsform_fra, v.flere_skifter,
           exists (select 1 from vedtakspost p where p.vedtak_id = v.id and p.art = 'livsopphold' and p.utfall in ('innvilget', 'delvis')) as livsopphold,
           exists (select 1 from vedtakspost p where p.vedtak_id = v.id and p.utfall = 'delvis') as delvis
    from vedtak v
    where v.engang = 0 and v.art in ('stonad', 'botilbud', 'omgjoring', 'reduksjon')
      and not exists (with recursive r (art, endrer_id) as (
              select e.art, e.endrer_id from vedtak e where e.id = v.endrer_id
              union all select e.art, e.endrer_id from r join vedtak e on e.id = r.endrer_id)
          select 1 from r where r.art = 'nodhjelp')
      and exists (select 1 from vedtakspost p where p.vedtak_id = v.id and p.utfall in ('innvilget', 'delvis'))
      and (not exists (select 1 from utbetaling u where u.vedtak_id = v.id)
           or exists (select 1 from utbetaling u where u.vedtak_id = v.id and u.tilstand <> 'annullert')
           or v.art in ('omgjoring', 'reduksjon')
           or exists (select 1 from vedtak x where x.endrer_id = v.id and x.tilstand = 'iverksatt' and x.art in ('omgjoring', 'reduksjon')));
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
              select max(n.fra, e.fra) as dag union select n.ny_husstandsform_fra union select e.ny_husstandsform_fra
              union select json_extract(s.value, '$[0]') from json_each(n.flere_skifter) s
              union select json_extract(s.value, '$[0]') from json_each(e.flere_skifter) s
              union select m.fra from husstandsmedlem m where m.person_id in (n.person_id, e.person_id) and n.person_id <> e.person_id
              union select date(x.til, '+1 day') from vedtak x
                  where x.endrer_id in (n.id, e.id) and x.tilstand = 'iverksatt' and x.art in ('omgjoring', 'reduksjon')) k
          where k.dag between max(n.fra, e.fra) and min(n.til, e.til)
            and not exists (select 1 from vedtak x where x.endrer_id in (n.id, e.id) and x.tilstand = 'iverksatt' and k.dag >= x.fra
                    and (x.art = 'opphor' or (x.art in ('omgjoring', 'reduksjon') and k.dag <= x.til)))
            and (e.person_id = n.person_id or e.person_id in (select s.annen_id from samme_som s where s.person_id = n.person_id)
                 or ('par' in (
                         coalesce((select json_extract(s.value, '$[1]') from json_each(n.flere_skifter) s
                                   where json_extract(s.value, '$[0]') <= k.dag order by s.key desc limit 1),
                                  iif(n.ny_husstandsform_fra <= k.dag, n.ny_husstandsform, n.husstandsform)),
                         coalesce((select json_extract(s.value, '$[1]') from json_each(e.flere_skifter) s
                                   where json_extract(s.value, '$[0]') <= k.dag order by s.key desc limit 1),
                                  iif(e.ny_husstandsform_fra <= k.dag, e.ny_husstandsform, e.husstandsform)))
                     and exists (select 1 from husstandsmedlem a
                         join husstand h on h.id = a.husstand_id and (h.form in ('gift', 'samboer_felles_barn', 'samboer') or exists (
                             select 1 from tidligere_husstandsform t where t.husstand_id = h.id and t.til >= k.dag
                             and t.form in ('gift', 'samboer_felles_barn', 'samboer')))
                         join husstandsmedlem b on b.husstand_id = a.husstand_id and b.person_id = e.person_id
                         where a.person_id = n.person_id and a.rolle = 'voksen' and b.rolle = 'voksen'
                           and k.dag between a.fra and coalesce(a.til, k.dag) and k.dag between b.fra and coalesce(b.til, k.dag)))));
