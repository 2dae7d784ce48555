-- The kinds of vedtak besides stønad: what each has of its own, and what is settled after it. The statements are schema.sql's.

-- VE-12
alter table vedtak add column brutt_vilkar_id integer references vedtaksvilkar (id);
drop trigger vedtak_frosset;
create trigger vedtak_frosset before update of nummer, person_id, sak_id, art, soknad_id, uten_soknad, fra, til, engang, lengre_grunn, helseytelse,
        forrige_id, endrer_id, inntektsrolle, hovedinntekt, husstandsform, ny_husstandsform, ny_husstandsform_fra, avvik, avviksgrunn, begrunnelse, brukers_mening, paragraf_19, aktivitetsunntak,
        aktivitetsgrunn, arbeidssoker, arbeidssokergrunn, varslet_dato, brutt_vilkar_id, skrevet_av, opprettet on vedtak begin
    select raise(abort, 'VE-18: et iverksatt vedtak endres ikke') where old.tilstand = 'iverksatt';
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where old.tilstand <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident) values (old.id, old.retur, innlogget());
end;

-- VE-12: the vilkår a reduction follows was set for the same person.
create trigger vedtak_brutt_vilkar before insert on vedtak when new.brutt_vilkar_id is not null begin
    select raise(abort, 'VE-12: vilkåret er satt i en annen persons vedtak')
        where (select v.person_id from vedtaksvilkar k join vedtak v on v.id = k.vedtak_id where k.id = new.brutt_vilkar_id) is not new.person_id;
end;
create trigger vedtak_far_brutt_vilkar before update of person_id, brutt_vilkar_id on vedtak when new.brutt_vilkar_id is not null begin
    select raise(abort, 'VE-12: vilkåret er satt i en annen persons vedtak')
        where (select v.person_id from vedtaksvilkar k join vedtak v on v.id = k.vedtak_id where k.id = new.brutt_vilkar_id) is not new.person_id;
end;

-- VE-22
alter table vedtakspost add column ytelse text;
create index vedtakspost_refusjon on vedtakspost (vedtak_id) where refusjon is not null;

-- VE-18: a line for what was paid before. The list of kinds is in a CHECK, so the table is made again; its rows wait in another meanwhile
-- (a renaming would read every trigger, and those need the program's own functions).
create table vedtakslinje_venter as select * from vedtakslinje;
drop table vedtakslinje;
create table vedtakslinje (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    nr              integer not null,
    art             text not null check (art in ('behov', 'inntekt', 'holdt_utenfor', 'utbetalt')),
    kode            text not null,
    tekst           text not null,
    fra             text not null check (fra = date(fra)),
    til             text not null check (til = date(til)),
    dager           integer not null,
    dager_i_maaned  integer not null,
    maanedsbelop_ore integer not null,
    belop_ore       integer not null,
    sats_fra        text check (sats_fra is null or sats_fra = date(sats_fra)),
    regler          text not null default '',
    ref             text,
    unique (vedtak_id, nr)
) strict;
insert into vedtakslinje select * from vedtakslinje_venter;
drop table vedtakslinje_venter;
create index vedtakslinje_sats on vedtakslinje (sats_fra);
create trigger vedtakslinje_insert before insert on vedtakslinje begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtakslinje_update before update on vedtakslinje begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtakslinje_delete before delete on vedtakslinje begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;

-- VE-16, VE-17: one more ground for paying someone else: the place itself is what is granted.
create table utbetaling_venter as select * from utbetaling;
drop table utbetaling;
create table utbetaling (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    dato            text not null check (dato = date(dato)),
    belop_ore       integer not null check (belop_ore > 0),
    mottaker        text not null check (mottaker in ('person', 'utleier', 'stromselskap', 'barnehage', 'annen')),
    mottakernavn    text not null default '',
    maate           text not null check (maate in ('konto', 'kontantkort', 'rekvisisjon')),
    kontonummer     text check (kontonummer is null or (length(kontonummer) = 11 and kontonummer not glob '*[^0-9]*')),
    kid             text,
    grunnlag        text check (grunnlag in ('samtykke', 'vilkar', 'fare_for_misbruk', 'botilbud')),           -- payee other than the person
    grunnlag_tekst  text not null default '',
    form            text not null default 'bidrag' check (form in ('bidrag', 'lan')),
    tilstand        text not null default 'planlagt' check (tilstand in ('planlagt', 'utbetalt', 'stoppet', 'annullert')),
    liste_id        integer references utbetalingsliste (id),
    utbetalt_dato   text check (utbetalt_dato is null or utbetalt_dato = date(utbetalt_dato)),
    returnert       text check (returnert is null or returnert like '____-__-__T__:__:__.___Z'),       -- by the bank; waits for a new route
    tilstandsgrunn  text not null default '',
    versjon         integer not null default 1,
    check (mottaker = 'person' or grunnlag is not null),
    check (maate <> 'konto' or kontonummer is not null),
    check ((tilstand = 'utbetalt') = (utbetalt_dato is not null))
) strict;
insert into utbetaling select * from utbetaling_venter;
drop table utbetaling_venter;
create index utbetaling_vedtak on utbetaling (vedtak_id);
create index utbetaling_forfall on utbetaling (dato) where tilstand = 'planlagt' and liste_id is null;
create index utbetaling_liste on utbetaling (liste_id);
create index utbetaling_utbetalt on utbetaling (utbetalt_dato);
create trigger utbetaling_insert before insert on utbetaling begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast' or new.tilstand <> 'planlagt';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident) select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger utbetaling_delete before delete on utbetaling begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident) select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger utbetaling_innhold before update of vedtak_id, dato, belop_ore, mottaker, mottakernavn, maate, kontonummer, kid, grunnlag, grunnlag_tekst, form on utbetaling begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident) select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger utbetaling_tilstand before update of tilstand, liste_id, utbetalt_dato on utbetaling begin
    select raise(abort, 'KO-3: vedtaket er ikke iverksatt') where (select tilstand from vedtak where id = new.vedtak_id) <> 'iverksatt';
    select raise(abort, 'VE-16: en utbetalt, stoppet eller annullert utbetaling endres ikke')
        where old.tilstand = 'annullert' or (old.tilstand = 'utbetalt' and not (new.tilstand = 'planlagt' and new.liste_id is null));   -- returned by the bank
end;

-- What a vedtak of its kind has one of.
create table vedtaksbotilbud (                                          -- VE-17, § 27
    id              integer primary key,
    vedtak_id       integer not null unique references vedtak (id),
    tilbyder        text not null default '',
    dognpris_ore    integer check (dognpris_ore is null or dognpris_ore >= 0),
    kvalitet        text not null default '',
    kvalitet_dato   text check (kvalitet_dato is null or kvalitet_dato = date(kvalitet_dato)),
    barn_med        integer check (barn_med in (0, 1)),                 -- null = not answered
    plan_ut         text not null default ''
) strict;

create table vedtaksgaranti (                                           -- VE-23
    id              integer primary key,
    vedtak_id       integer not null unique references vedtak (id),
    belop_ore       integer check (belop_ore is null or belop_ore > 0),
    bolig           text not null default '',
    utleier         text not null default ''
) strict;

create table vedtaksradgivning (                                        -- GJ-1, § 17
    id              integer primary key,
    vedtak_id       integer not null unique references vedtak (id),
    oppstart        text check (oppstart is null or oppstart = date(oppstart)),
    grunn           text not null default ''
) strict;

create table vedtakslan (                                               -- § 21: how the lån is paid back
    id              integer primary key,
    vedtak_id       integer not null unique references vedtak (id),
    avdrag_ore      integer check (avdrag_ore is null or avdrag_ore > 0),
    forste_avdrag   text check (forste_avdrag is null or forste_avdrag = date(forste_avdrag))
) strict;

-- PE-5: no address is stored for kode 6, nor for those she lives with.
create trigger vedtaksgaranti_uten_adresse before insert on vedtaksgaranti when new.bolig <> '' begin
    select raise(abort, 'PE-5: adressen lagres ikke for kode 6')
        where exists (select 1 from vedtak v join skjermet s on s.person_id = v.person_id where v.id = new.vedtak_id and s.niva = 3);
end;
create trigger vedtaksgaranti_far_ikke_adresse before update of bolig on vedtaksgaranti when new.bolig <> '' begin
    select raise(abort, 'PE-5: adressen lagres ikke for kode 6')
        where exists (select 1 from vedtak v join skjermet s on s.person_id = v.person_id where v.id = new.vedtak_id and s.niva = 3);
end;

create trigger vedtaksbotilbud_insert before insert on vedtaksbotilbud begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtaksbotilbud_update before update on vedtaksbotilbud begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksbotilbud_delete before delete on vedtaksbotilbud begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksgaranti_insert before insert on vedtaksgaranti begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtaksgaranti_update before update on vedtaksgaranti begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksgaranti_delete before delete on vedtaksgaranti begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksradgivning_insert before insert on vedtaksradgivning begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtaksradgivning_update before update on vedtaksradgivning begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksradgivning_delete before delete on vedtaksradgivning begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtakslan_insert before insert on vedtakslan begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtakslan_update before update on vedtakslan begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtakslan_delete before delete on vedtakslan begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;

-- KO-11: the signer holds a written delegasjon for that kind of vedtak on that day, whichever of the two signatures it is.
create trigger signatur_delegasjon before insert on signatur begin
    select raise(abort, 'KO-11: den som signerer har ingen skriftlig delegasjon for denne typen vedtak')
        where not exists (select 1 from vedtak v left join vedtak e on e.id = v.endrer_id
                          join delegasjon d on d.ident = new.ident and d.vedtaksart = coalesce(e.art, v.art)
                          where v.id = new.vedtak_id and d.fra <= i_dag() and (d.til is null or d.til >= i_dag()));
end;

-- § 21: the ledger of a lån. What was lent is the payments of the vedtak with the form lån that have been paid. Append-only: a wrong entry is
-- taken back by a new one that points at it.
create table lanepostering (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    art             text not null check (art in ('tilbakebetalt', 'ettergitt', 'tilbakefort')),
    dato            text not null check (dato = date(dato)),
    belop_ore       integer not null check (belop_ore > 0),
    retter_id       integer unique references lanepostering (id),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
    check ((art = 'tilbakefort') = (retter_id is not null)),
    check (art = 'tilbakebetalt' or length(tekst) > 0)
) strict;
create index lanepostering_vedtak on lanepostering (vedtak_id, id);
create index utbetaling_lan on utbetaling (vedtak_id) where form = 'lan';
create trigger lanepostering_ny before insert on lanepostering begin
    select raise(abort, 'VE-3: det er ikke lånt ut så mye')
        where new.art <> 'tilbakefort' and new.belop_ore
            + (select coalesce(sum(iif(art = 'tilbakefort', -belop_ore, belop_ore)), 0) from lanepostering where vedtak_id = new.vedtak_id)
            > (select coalesce(sum(belop_ore), 0) from utbetaling where vedtak_id = new.vedtak_id and form = 'lan' and tilstand = 'utbetalt');
    select raise(abort, 'VE-3: føringen som tilbakeføres, er en annen')
        where new.art = 'tilbakefort' and not exists (select 1 from lanepostering l where l.id = new.retter_id
            and l.vedtak_id = new.vedtak_id and l.belop_ore = new.belop_ore and l.art <> 'tilbakefort');
    select raise(abort, 'VE-3: føringen som tilbakeføres, er en annen persons')
        where new.retter_id is not null and (select person_id from vedtak where id = new.vedtak_id) is not
            (select v.person_id from vedtak v join lanepostering l on l.vedtak_id = v.id where l.id = new.retter_id);
end;
create trigger lanepostering_fast before update on lanepostering begin select raise(abort, 'VE-3: en føring endres ikke, den tilbakeføres'); end;
create trigger lanepostering_slettes_ikke before delete on lanepostering begin select raise(abort, 'VE-3: en føring slettes ikke'); end;

-- VE-22: what is claimed back of what a vedtak paid, and what came.
create table refusjonshendelse (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    paragraf        text not null check (paragraf in ('paragraf_23', 'paragraf_25', 'paragraf_26')),
    art             text not null check (art in ('krav', 'mottatt', 'lukket')),
    dato            text not null check (dato = date(dato)),
    belop_ore       integer check (belop_ore is null or belop_ore > 0),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
    check ((art = 'lukket') = (belop_ore is null)),
    check (art <> 'lukket' or length(tekst) > 0)
) strict;
create index refusjonshendelse_vedtak on refusjonshendelse (vedtak_id, id);
create trigger refusjonshendelse_ny before insert on refusjonshendelse begin
    select raise(abort, 'VE-22: vedtaket er ikke iverksatt med refusjon etter denne paragrafen')
        where not exists (select 1 from vedtak v join vedtakspost p on p.vedtak_id = v.id and p.refusjon = new.paragraf
                          where v.id = new.vedtak_id and v.tilstand = 'iverksatt');
    select raise(abort, 'VE-22: refusjonen er lukket')
        where exists (select 1 from refusjonshendelse where vedtak_id = new.vedtak_id and paragraf = new.paragraf and art = 'lukket');
    select raise(abort, 'VE-22: det er ikke krevd så mye')
        where new.art = 'mottatt' and new.belop_ore
            + (select coalesce(sum(belop_ore), 0) from refusjonshendelse where vedtak_id = new.vedtak_id and paragraf = new.paragraf and art = 'mottatt')
            > (select coalesce(sum(belop_ore), 0) from refusjonshendelse where vedtak_id = new.vedtak_id and paragraf = new.paragraf and art = 'krav');
end;
create trigger refusjonshendelse_fast before update on refusjonshendelse begin select raise(abort, 'VE-22: en føring endres ikke'); end;
create trigger refusjonshendelse_slettes_ikke before delete on refusjonshendelse begin select raise(abort, 'VE-22: en føring slettes ikke'); end;

-- VE-23: what has happened to a garanti.
create table garantihendelse (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    art             text not null check (art in ('krav', 'betalt', 'avvist', 'frigitt')),
    dato            text not null check (dato = date(dato)),
    belop_ore       integer check (belop_ore is null or belop_ore > 0),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
    check ((art in ('krav', 'betalt')) = (belop_ore is not null)),
    check (art in ('krav', 'betalt') or length(tekst) > 0)
) strict;
create index garantihendelse_vedtak on garantihendelse (vedtak_id, id);
create trigger garantihendelse_ny before insert on garantihendelse begin
    select raise(abort, 'VE-23: det er ikke gitt noen garanti i vedtaket')
        where not exists (select 1 from vedtak v join vedtaksgaranti g on g.vedtak_id = v.id where v.id = new.vedtak_id and v.tilstand = 'iverksatt');
    select raise(abort, 'VE-23: garantien er frigitt')
        where exists (select 1 from garantihendelse where vedtak_id = new.vedtak_id and art = 'frigitt');
    select raise(abort, 'VE-23: garantien er ikke så stor')
        where new.art = 'betalt' and new.belop_ore
            + (select coalesce(sum(belop_ore), 0) from garantihendelse where vedtak_id = new.vedtak_id and art = 'betalt')
            > (select belop_ore from vedtaksgaranti where vedtak_id = new.vedtak_id);
end;
create trigger garantihendelse_fast before update on garantihendelse begin select raise(abort, 'VE-23: en føring endres ikke'); end;
create trigger garantihendelse_slettes_ikke before delete on garantihendelse begin select raise(abort, 'VE-23: en føring slettes ikke'); end;
