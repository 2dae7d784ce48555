-- The database as it is, readable from top to bottom. Every table is STRICT, every date is ISO text, every instant is UTC text of fixed width
-- (so that text sorts as time), every amount is whole øre. Ids are the program's own; idents are the office's short names for its people.
--
-- Two functions belong to the program's connection and are used by the triggers: innlogget() (the ident that is signed in) and i_dag() (the
-- office's date). Another tool that writes to these tables without them gets "no such function", which is meant.

pragma application_id = 1312904788;     -- "NAVT"
pragma user_version = 21;

-- ─── The office ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table kontor (
    id              integer primary key check (id = 1),
    navn            text not null check (length(navn) > 0),
    kommunenummer   text not null check (kommunenummer glob '[0-9][0-9][0-9][0-9]'),
    demo            integer not null default 0 check (demo in (0, 1)),
    demo_dato       text check (demo_dato is null or demo_dato is date(demo_dato)),
    opprettet       text not null check (opprettet is strftime('%FT%R:%fZ', opprettet)),
    check (demo = 1 or demo_dato is null)                       -- a real file has no date of its own
) strict;
create trigger kontor_slettes_ikke before delete on kontor begin select raise(abort, 'SI-3: kontoret slettes ikke'); end;

create trigger kontor_demo before update of demo, demo_dato on kontor begin
    select raise(abort, 'en fil skifter ikke mellom demo og ekte');
end;

-- Settings: append-only; the newest row of a name that is valid on a day counts.
create table innstilling (
    id              integer primary key,
    navn            text not null,
    verdi           text not null,
    gyldig_fra      text not null check (gyldig_fra is date(gyldig_fra)),
    ident           text not null,
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid))
) strict;
create index innstilling_navn on innstilling (navn, gyldig_fra, id);
create trigger innstilling_slettes_ikke before delete on innstilling begin select raise(abort, 'SI-3: en innstilling slettes ikke'); end;

-- Satser entered by the leder beside those the product carries (satser.json). `verdier` is a JSON object of whole øre (or per cent as text).
-- Append-only: a row that was mistyped is corrected by a later one of the same kind and date, which counts instead of it, with the reason.
create table sats (
    id              integer primary key,
    art             text not null check (art in ('veiledende', 'kommunal', 'livsopphold', 'grunnbelop', 'forsinkelsesrente', 'kvp_barnetillegg')),
    gyldig_fra      text not null check (gyldig_fra is date(gyldig_fra)),
    verdier         text not null check (json_valid(verdier)),
    kilde           text not null check (length(kilde) > 0),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    retter          integer unique references sats (id),
    grunn           text not null default '',
    check ((retter is null) = (length(grunn) = 0))
) strict;
create unique index sats_forste on sats (art, gyldig_fra) where retter is null;
create trigger sats_fast before update on sats begin select raise(abort, 'VE-5: en sats endres ikke, den rettes med en ny rad'); end;
create trigger sats_slettes_ikke before delete on sats begin select raise(abort, 'VE-5: en sats slettes ikke'); end;

-- VE-5: the rates that came with the program, each as it was when it came. Of two of the same kind and date, the last counts.
create table levertsats (
    id              integer primary key,
    art             text not null check (art in ('veiledende', 'livsopphold', 'samvaer', 'grunnbelop', 'kvalifiseringsstonad', 'kvp_barnetillegg',
                        'forsinkelsesrente')),
    gyldig_fra      text not null check (gyldig_fra is date(gyldig_fra)),
    verdier         text not null check (json_valid(verdier)),
    kilde           text not null check (length(kilde) > 0),
    avledet         integer not null check (avledet in (0, 1)),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid))
) strict;
create index levertsats_art on levertsats (art, gyldig_fra, id);
create trigger levertsats_fast before update on levertsats begin select raise(abort, 'VE-5: en sats endres ikke'); end;
create trigger levertsats_slettes_ikke before delete on levertsats begin select raise(abort, 'VE-5: en sats slettes ikke'); end;
-- Which editions of them the file has taken in. An older program does not put its rows over a newer one's.
create table satsutgave (
    nr              integer primary key check (nr > 0),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid))
) strict;
create trigger satsutgave_slettes_ikke before delete on satsutgave begin select raise(abort, 'VE-5: en satsutgave slettes ikke'); end;

-- ─── Staff ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table ansatt (
    ident           text primary key check (ident glob '[A-ZÆØÅ][A-ZÆØÅ][A-ZÆØÅ]*' and length(ident) between 3 and 5),
    navn            text not null check (length(navn) > 0),
    rolle           text not null check (rolle in ('mottak', 'veileder', 'kvp_veileder', 'gjeldsradgiver', 'leder')),
    ansettelse      text not null check (ansettelse in ('kommunal', 'statlig')),
    stillingsprosent integer not null default 100 check (stillingsprosent between 1 and 100),
    sosialhjelp     integer not null default 0 check (sosialhjelp in (0, 1)),         -- among those PM-7 may suggest
    pin             text,                                               -- argon2id; null = signs nothing
    fra             text not null check (fra is date(fra)),
    til             text check (til is null or til is date(til)),
    versjon         integer not null default 1,
    pin_satt_av     text references ansatt (ident),                     -- who chose it, when it was another: it signs nothing then
    check (rolle <> 'mottak' or pin is null)
) strict;

-- PE-9, KO-2: only the leder takes on staff and says what they are; a PIN is its owner's, or marked as chosen by another.
create trigger ansatt_ny_leders before insert on ansatt when innlogget() <> 'system' and exists (select 1 from ansatt) begin
    select raise(abort, 'PE-9: bare leder legger til ansatte') where not exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder' and (til is null or til >= i_dag()));
    select raise(abort, 'KO-2: en PIN en annen har valgt, er merket') where new.pin is not null and new.pin_satt_av is not innlogget();
end;
create trigger ansatt_leders before update of ident, rolle, ansettelse, fra, til, pin, pin_satt_av on ansatt when innlogget() <> 'system' begin
    select raise(abort, 'PE-9: bare leder endrer ansatte')
        where ((new.ident, new.rolle, new.ansettelse, new.fra, new.til) is not (old.ident, old.rolle, old.ansettelse, old.fra, old.til)
               or (old.ident <> innlogget() and (new.pin, new.pin_satt_av) is not (old.pin, old.pin_satt_av)))
          and not exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder' and (til is null or til >= i_dag()));
    select raise(abort, 'KO-2: en PIN en annen har valgt, er merket')
        where old.ident <> innlogget() and (new.pin, new.pin_satt_av) is not (old.pin, old.pin_satt_av)
          and new.pin is not null and new.pin_satt_av is not innlogget();
end;

-- SI-2: which wrapping in the key file is the newest of each, by its fingerprint: an ident's, or the recovery key's. What no row is kept of
-- has not been changed since this was.
create table nokkelavtrykk (
    hvem            text primary key check (hvem = 'gjenoppretting' or hvem glob '[A-ZÆØÅ]*'),
    avtrykk         text not null check (length(avtrykk) = 64)          -- SHA-256
) strict, without rowid;

create table fravaer (
    id              integer primary key,
    ident           text not null references ansatt (ident),
    art             text not null check (art in ('syk', 'ferie', 'permisjon', 'kurs', 'annet')),
    fra             text not null check (fra is date(fra)),
    til             text check (til is null or til is date(til)),                                    -- null = until further notice
    stedfortreder   text references ansatt (ident),
    satt_av         text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    annullert       text check (annullert is null or annullert is strftime('%FT%R:%fZ', annullert)),
    check (til is null or til >= fra),
    check (stedfortreder is null or stedfortreder <> ident)
) strict;
create index fravaer_ident on fravaer (ident, fra);
create trigger fravaer_slettes_ikke before delete on fravaer begin select raise(abort, 'PE-9: et fravær slettes ikke'); end;

-- KO-11: who may sign what, in writing.
create table delegasjon (
    id              integer primary key,
    ident           text not null references ansatt (ident),
    vedtaksart      text not null,
    fra             text not null check (fra is date(fra)),
    til             text check (til is null or til is date(til)),
    dokument        text not null,
    satt_av         text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid))
) strict;
create index delegasjon_ident on delegasjon (ident, vedtaksart);
create trigger delegasjon_slettes_ikke before delete on delegasjon begin select raise(abort, 'KO-11: en delegasjon slettes ikke'); end;
-- KO-11: only the leder registers who may sign what.
create trigger delegasjon_ny_leders before insert on delegasjon when innlogget() <> 'system' begin
    select raise(abort, 'KO-11: bare leder gir og tar en delegasjon') where not exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder' and (til is null or til >= i_dag()));
end;
create trigger delegasjon_leders before update on delegasjon when innlogget() <> 'system' begin
    select raise(abort, 'KO-11: bare leder gir og tar en delegasjon') where not exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder' and (til is null or til >= i_dag()));
end;

-- ─── People ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table person (
    id              integer primary key,
    fnr             text unique check (fnr is null or fnr glob '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
    duf             text check (duf is null or (length(duf) = 12 and duf not glob '*[^0-9]*')),
    fornavn         text not null check (length(fornavn) > 0),
    etternavn       text not null check (length(etternavn) > 0),
    sokenavn        text not null,                                      -- folded, for sorting and search (domain/navn.py)
    fodt            text check (fodt is null or fodt is date(fodt)),                                   -- null = unknown
    kjonn           text not null default 'ukjent' check (kjonn in ('mann', 'kvinne', 'ukjent')),
    skjerming       text not null default 'ingen' check (skjerming in ('ingen', 'egen_ansatt', 'kode_7', 'kode_6')),
    adresse         text,
    postnummer      text check (postnummer is null or postnummer glob '[0-9][0-9][0-9][0-9]'),
    poststed        text,
    telefon         text,
    kontonummer     text check (kontonummer is null or (length(kontonummer) = 11 and kontonummer not glob '*[^0-9]*')),
    konto           text not null default 'ukjent' check (konto in ('har', 'ingen', 'ukjent')),
    konto_fra       text check (konto_fra is null or konto_fra is date(konto_fra)),                              -- VE-21: a new account is said
    sprak           text,
    tolk            integer check (tolk in (0, 1)),
    malform         text not null default 'bokmal' check (malform in ('bokmal', 'nynorsk')),
    verge           text,                                               -- letters go there
    verge_adresse   text,
    sivilstand      text not null default 'ukjent' check (sivilstand in ('ugift', 'gift', 'samboer', 'skilt', 'separert', 'enke', 'ukjent')),
    bosituasjon     text not null default 'ukjent' check (bosituasjon in ('leier_privat', 'leier_kommunal', 'eier', 'uten_bolig', 'midlertidig_botilbud',
                        'institusjon', 'krisesenter', 'fengsel', 'hos_foreldre', 'hos_familie', 'hos_venner', 'annet', 'ukjent')),
    arbeidssituasjon text not null default 'ukjent' check (arbeidssituasjon in ('arbeid_heltid', 'arbeid_deltid', 'utdanning', 'ikke_arbeidssoker',
                        'statlig_tiltak', 'kommunalt_tiltak', 'registrert_ledig', 'uregistrert_ledig', 'introduksjonsordning', 'kvalifiseringsprogram', 'ukjent')),
    individuell_plan integer check (individuell_plan in (0, 1)),
    flyktning       integer not null default 0 check (flyktning in (0, 1)),
    introduksjon_fra text check (introduksjon_fra is null or introduksjon_fra is date(introduksjon_fra)),
    introduksjon_til text check (introduksjon_til is null or introduksjon_til is date(introduksjon_til)),
    kilde           text not null default 'bruker',                     -- PE-12: where state data come from ...
    kilde_dato      text check (kilde_dato is null or kilde_dato is date(kilde_dato)),                             -- ... and as of when
    sperret         text check (sperret in ('feilregistrert', 'begrenset')),    -- PE-8: never deleted
    opprettet       text not null check (opprettet is strftime('%FT%R:%fZ', opprettet)),
    versjon         integer not null default 1,
    check (skjerming <> 'kode_6' or (adresse is null and postnummer is null and poststed is null)),
    check ((kontonummer is not null) = (konto = 'har'))
) strict;
create unique index person_duf on person (duf) where duf is not null;
create index person_sokenavn on person (sokenavn);
create index person_fodt on person (fodt);
create index person_skjerming on person (skjerming) where skjerming <> 'ingen';

-- A person's death. Registered in error is undone with a reason, and stays.
create table dodsfall (
    id              integer primary key,
    person_id       integer not null references person (id),
    dato            text not null check (dato is date(dato)),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    angret_tid      text check (angret_tid is null or angret_tid is strftime('%FT%R:%fZ', angret_tid)),
    angret_av       text references ansatt (ident),
    angret_grunn    text not null default '',
    neste_dato      text check (neste_dato is null or neste_dato is date(neste_dato)),      -- what was next in the case before, for when it is undone
    neste_hva       text,
    check ((neste_dato is null) = (neste_hva is null)),
    check ((angret_tid is null) = (angret_av is null) and (angret_tid is null) = (length(angret_grunn) = 0))
) strict;
create unique index dodsfall_person on dodsfall (person_id) where angret_tid is null;
create trigger dodsfall_fast before update of id, person_id, dato, ident, tid, neste_dato, neste_hva on dodsfall begin
    select raise(abort, 'PE-8: et registrert dødsfall rettes ikke, det angres');
end;
create trigger dodsfall_angret before update of angret_tid, angret_av, angret_grunn on dodsfall when old.angret_tid is not null begin
    select raise(abort, 'PE-8: dødsfallet er angret');
end;
create trigger dodsfall_slettes_ikke before delete on dodsfall begin select raise(abort, 'PE-8: et dødsfall slettes ikke'); end;

-- Search by any part of the name: every suffix of every word of the folded name, so that "any part" is a prefix look-up.
create table navnedel (
    del             text not null,
    person_id       integer not null references person (id),
    primary key (del, person_id)
) strict, without rowid;
create index navnedel_person on navnedel (person_id);

create table innsatsbehov (
    id              integer primary key,
    person_id       integer not null references person (id),
    kode            text not null check (kode in ('standard', 'situasjonsbestemt', 'spesielt_tilpasset', 'gradert_varig', 'varig_tilpasset', 'ikke_vurdert')),
    fra             text not null check (fra is date(fra)),
    kilde           text not null,
    ident           text not null references ansatt (ident)
) strict;
create index innsatsbehov_person on innsatsbehov (person_id, fra);
create trigger innsatsbehov_slettes_ikke before delete on innsatsbehov begin select raise(abort, 'PE-8: et innsatsbehov slettes ikke'); end;

-- PE-4: the household is who lives together; who provides for whom (stønadsenhet) follows from `form`.
create table husstand (
    id              integer primary key,
    form            text not null check (form in ('enslig', 'gift', 'samboer_felles_barn', 'samboer', 'bofellesskap', 'annet')),
    opprettet       text not null check (opprettet is strftime('%FT%R:%fZ', opprettet)),
    versjon         integer not null default 1
) strict;
create trigger husstand_slettes_ikke before delete on husstand begin select raise(abort, 'PE-8: en husstand slettes ikke'); end;

create table husstandsmedlem (
    id              integer primary key,
    husstand_id     integer not null references husstand (id),
    person_id       integer not null references person (id),
    rolle           text not null check (rolle in ('voksen', 'barn')),
    andel           integer not null default 100 check (andel between 0 and 100),       -- per cent of the days, delt bosted
    fra             text not null check (fra is date(fra)),
    til             text check (til is null or til is date(til)),
    check (til is null or til >= fra)
) strict;
create index husstandsmedlem_person on husstandsmedlem (person_id, fra);
create index husstandsmedlem_husstand on husstandsmedlem (husstand_id, fra);
create trigger husstandsmedlem_slettes_ikke before delete on husstandsmedlem begin select raise(abort, 'PE-8: et husstandsmedlem slettes ikke'); end;

-- PE-4, VE-5: what a household was to and including a day, before it became what `husstand.form` says.
create table tidligere_husstandsform (
    id              integer primary key,
    husstand_id     integer not null references husstand (id),
    form            text not null check (form in ('enslig', 'gift', 'samboer_felles_barn', 'samboer', 'bofellesskap', 'annet')),
    til             text not null check (til is date(til))
) strict;
create index tidligere_husstandsform_husstand on tidligere_husstandsform (husstand_id, til);
create trigger tidligere_husstandsform_slettes_ikke before delete on tidligere_husstandsform begin select raise(abort, 'PE-8: en husstandsform slettes ikke'); end;

-- PE-5: access to a protected person is given per person, dated, by the leder. Taken back on its first day, it ends the day before.
create table tilgang (
    id              integer primary key,
    person_id       integer not null references person (id),
    ident           text not null references ansatt (ident),
    fra             text not null check (fra is date(fra)),
    til             text check (til is null or til is date(til)),
    grunn           text not null,
    gitt_av         text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid))
) strict;
create index tilgang_person on tilgang (person_id, ident);
create index tilgang_ident on tilgang (ident);
create trigger tilgang_slettes_ikke before delete on tilgang begin select raise(abort, 'PE-5: en tilgang slettes ikke'); end;
-- PE-5: only the leder gives and takes access, and marks a person who is in the file as protected or not.
create trigger tilgang_ny_leders before insert on tilgang when innlogget() <> 'system' begin
    select raise(abort, 'PE-5: bare leder gir og tar tilgang') where not exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder' and (til is null or til >= i_dag()));
end;
create trigger tilgang_leders before update on tilgang when innlogget() <> 'system' begin
    select raise(abort, 'PE-5: bare leder gir og tar tilgang') where not exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder' and (til is null or til >= i_dag()));
end;
create trigger person_skjerming_leders before update of skjerming on person when new.skjerming <> old.skjerming and innlogget() <> 'system' begin
    select raise(abort, 'PE-5: bare leder endrer skjerming') where not exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder' and (til is null or til >= i_dag()));
end;

-- PE-6
create table inhabilitet (
    id              integer primary key,
    person_id       integer not null references person (id),
    ident           text not null references ansatt (ident),
    grunn           text not null check (grunn in ('slekt', 'nabo', 'konflikt', 'annet')),
    fra             text not null check (fra is date(fra)),
    til             text check (til is null or til is date(til)),
    satt_av         text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid))
) strict;
create index inhabilitet_person on inhabilitet (person_id, ident);
create index inhabilitet_ident on inhabilitet (ident);
create trigger inhabilitet_leders before update on inhabilitet
    when old.ident = innlogget() and exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder') begin
    select raise(abort, 'PE-6: leder avgjør ikke selv om hun er habil');
end;
create trigger inhabilitet_slettes_ikke before delete on inhabilitet begin select raise(abort, 'PE-6: et merke som inhabil slettes ikke'); end;
create trigger inhabilitet_fast before update of person_id, ident, fra, grunn, satt_av, tid on inhabilitet begin
    select raise(abort, 'PE-6: et merke som inhabil endres ikke, det avsluttes');
end;
create trigger inhabilitet_avsluttes before update of til on inhabilitet when innlogget() <> 'system' begin
    select raise(abort, 'PE-6: eget merke tas tilbake samme dag, siden avgjør leder')
        where not (old.ident = innlogget() and old.satt_av = innlogget() and old.fra = i_dag()) and not exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder' and (til is null or til >= i_dag()));
end;

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

-- ─── Cases and follow-up ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- PE-9: an open case has exactly one responsible veileder.
create table sak (
    id              integer primary key,
    saksnummer      text not null unique,                               -- 2026-0042; the only thing that may be copied or titled
    person_id       integer not null references person (id),
    veileder        text not null references ansatt (ident),
    lop             text not null default 'avklaring' check (lop in ('stabil', 'arbeidsrettet', 'avklaring')),
    oppfolging_maaneder integer check (oppfolging_maaneder between 1 and 12),   -- OP-1: shorter for this person
    neste_dato      text not null check (neste_dato is date(neste_dato)),
    neste_hva       text not null default '',
    kartlagt        text check (kartlagt is null or kartlagt is date(kartlagt)),                               -- OP-3
    apnet           text not null check (apnet is date(apnet)),
    avsluttet       text check (avsluttet is null or avsluttet is date(avsluttet)),
    avslutningsarsak text check (avslutningsarsak in ('arbeid', 'trygd', 'utdanning', 'flyttet', 'dod', 'ikke_sokt', 'kvp', 'introduksjon', 'annet',
                        'feilregistrert')),                             -- feilregistrert: opened by a decision that was undone (PM-8)
    versjon         integer not null default 1,
    check ((avsluttet is null) = (avslutningsarsak is null))
) strict;
create unique index sak_apen_person on sak (person_id) where avsluttet is null;
create index sak_person on sak (person_id);
-- avsluttet stands in the index too, so that a count of a caseload reads nothing but the index
create index sak_veileder on sak (veileder, neste_dato, person_id, avsluttet) where avsluttet is null;
create index sak_neste on sak (neste_dato) where avsluttet is null;
create index sak_kartlagt on sak (apnet) where avsluttet is null and kartlagt is null;

create trigger ansatt_med_saker before update of til on ansatt when new.til is not null and new.til <= i_dag() begin
    select raise(abort, 'PE-9: den ansatte har åpne saker')
        where exists (select 1 from sak where veileder = old.ident and avsluttet is null);
end;
create trigger ansatt_slettes_ikke before delete on ansatt begin
    select raise(abort, 'PE-9: en ansatt slettes ikke');
end;
create trigger sak_ny_veileder before insert on sak begin
    select raise(abort, 'PE-9: veilederen er ikke ansatt nå')
        where new.avsluttet is null and exists (select 1 from ansatt where ident = new.veileder and til is not null and til < i_dag());
end;
create trigger sak_bytt_veileder before update of veileder on sak begin
    select raise(abort, 'PE-9: veilederen er ikke ansatt nå')
        where new.avsluttet is null and exists (select 1 from ansatt where ident = new.veileder and til is not null and til < i_dag());
end;
create trigger sak_slettes_ikke before delete on sak begin
    select raise(abort, 'PE-8: en sak slettes ikke');
end;
create trigger person_slettes_ikke before delete on person begin
    select raise(abort, 'PE-8: en person slettes ikke');
end;

-- PE-10: every change of fast veileder; informert_* null = an open task.
create table veilederbytte (
    id              integer primary key,
    sak_id          integer not null references sak (id),
    person_id       integer not null references person (id),
    fra_ident       text references ansatt (ident),
    til_ident       text not null references ansatt (ident),
    grunn           text not null,
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    informert_kanal text check (informert_kanal in ('samtale', 'telefon', 'brev', 'digital')),
    informert_dato  text check (informert_dato is null or informert_dato is date(informert_dato)),
    informert_av    text references ansatt (ident)
) strict;
create index veilederbytte_sak on veilederbytte (sak_id, tid);
create index veilederbytte_person on veilederbytte (person_id);
create index veilederbytte_uinformert on veilederbytte (til_ident) where informert_dato is null;
create trigger veilederbytte_slettes_ikke before delete on veilederbytte begin select raise(abort, 'PE-8: et bytte av veileder slettes ikke'); end;

-- OP-2
create table kontakt (
    id              integer primary key,
    person_id       integer not null references person (id),
    art             text not null check (art in ('samtale', 'telefon', 'hjemmebesok', 'digital', 'trekantsamtale')),
    initiativ       text not null check (initiativ in ('bruker', 'kontoret', 'annen')),
    dato            text not null check (dato is date(dato)),
    utfall          text not null check (utfall in ('gjennomfort', 'ikke_mott', 'ikke_svar', 'avtalt_ny', 'ring_tilbake')),
    tekst           text not null default '',
    neste_dato      text check (neste_dato is null or neste_dato is date(neste_dato)),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid))
) strict;
create index kontakt_person on kontakt (person_id, dato desc);
create trigger kontakt_slettes_ikke before delete on kontakt begin select raise(abort, 'PE-8: en kontakt slettes ikke'); end;

-- OP-12: locked after the day; corrected only by a new note that points at it.
create table journalnotat (
    id              integer primary key,
    person_id       integer not null references person (id),
    dato            text not null check (dato is date(dato)),
    art             text not null check (art in ('notat', 'muntlig_opplysning', 'vurdering', 'mote', 'rettelse')),
    tekst           text not null check (length(tekst) > 0),
    retter_id       integer references journalnotat (id),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    versjon         integer not null default 1,
    check ((art = 'rettelse') = (retter_id is not null))
) strict;
create index journalnotat_person on journalnotat (person_id, dato desc);
create trigger journalnotat_last before update on journalnotat begin
    select raise(abort, 'OP-12: notatet er låst, skriv en rettelse')
        where old.dato < i_dag() or old.ident <> innlogget() or new.dato <> old.dato or new.ident <> old.ident or new.person_id <> old.person_id;
end;
create trigger journalnotat_slettes_ikke before delete on journalnotat begin
    select raise(abort, 'OP-12: et notat slettes ikke');
end;

-- OP-6: messages; ring_tilbake stays on the list until done.
create table beskjed (
    id              integer primary key,
    person_id       integer references person (id),
    til_ident       text not null references ansatt (ident),
    fra_ident       text not null references ansatt (ident),
    tekst           text not null default '',
    ring_tilbake    integer not null check (ring_tilbake in (0, 1)),
    telefon         text,
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    gjort_tid       text check (gjort_tid is null or gjort_tid is strftime('%FT%R:%fZ', gjort_tid)),
    gjort_av        text references ansatt (ident),
    versjon         integer not null default 1,
    check ((gjort_tid is null) = (gjort_av is null))
) strict;
create index beskjed_apen on beskjed (til_ident, tid) where gjort_tid is null;
create index beskjed_person on beskjed (person_id, tid desc);
create trigger beskjed_slettes_ikke before delete on beskjed begin select raise(abort, 'PE-8: en beskjed slettes ikke'); end;

-- Tasks: what a rule or a colleague asks somebody to do. `regel` is the rule's id (PM-4, PE-10, VE-14, OP-5, OP-7 ...).
create table oppgave (
    id              integer primary key,
    art             text not null,
    regel           text not null,
    person_id       integer references person (id),
    objekt          text,
    objekt_id       integer,
    til_ident       text not null references ansatt (ident),
    frist           text not null check (frist is date(frist)),
    tekst           text not null,
    opprettet       text not null check (opprettet is strftime('%FT%R:%fZ', opprettet)),
    lukket          text check (lukket is null or lukket is strftime('%FT%R:%fZ', lukket)),
    lukket_av       text references ansatt (ident),
    utfall          text not null default '',
    versjon         integer not null default 1
) strict;
create index oppgave_apen on oppgave (til_ident, frist) where lukket is null;
create index oppgave_person on oppgave (person_id, frist);
create unique index oppgave_en_gang on oppgave (art, objekt, objekt_id) where lukket is null;
create trigger oppgave_slettes_ikke before delete on oppgave begin select raise(abort, 'PE-8: en oppgave slettes ikke'); end;

-- PE-6: what the stand-in decided is written down when the hand-over is closed; a closed task stays as it was closed.
create trigger oppgave_overlevert before update of lukket on oppgave
    when old.art = 'overlevert' and new.lukket is not null and length(trim(new.utfall)) = 0 begin
    select raise(abort, 'PE-6: skriv hva stedfortrederen bestemte');
end;
create trigger oppgave_lukket_fast before update on oppgave when old.lukket is not null begin
    select raise(abort, 'SI-7: oppgaven er allerede lukket');
end;

-- OP-5: asked-for documentation.
create table dokumentasjonskrav (
    id              integer primary key,
    person_id       integer not null references person (id),
    soknad_id       integer references soknad (id),
    tekst           text not null check (length(tekst) > 0),
    frist           text not null check (frist is date(frist)),
    purret          text check (purret is null or purret is date(purret)),
    levert          text check (levert is null or levert is date(levert)),
    tilstand        text not null default 'relevant' check (tilstand in ('relevant', 'oppfylt', 'ikke_oppfylt', 'annullert', 'levert_tidligere')),
    konsekvens      text,
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    versjon         integer not null default 1
) strict;
create index dokumentasjonskrav_person on dokumentasjonskrav (person_id, frist);
create trigger dokumentasjonskrav_slettes_ikke before delete on dokumentasjonskrav begin select raise(abort, 'PE-8: et dokumentasjonskrav slettes ikke'); end;

-- OP-4: aktivitetsplikt; tilbudt, startet and deltar are three dates, never one.
create table aktivitet (
    id              integer primary key,
    person_id       integer not null references person (id),
    aktuell         integer not null check (aktuell in (0, 1)),
    grunn           text not null default '',
    hva             text not null default '',
    tilbudt         text check (tilbudt is null or tilbudt is date(tilbudt)),
    startet         text check (startet is null or startet is date(startet)),
    deltar          text check (deltar is null or deltar is date(deltar)),
    sluttet         text check (sluttet is null or sluttet is date(sluttet)),
    vurdert         text not null check (vurdert is date(vurdert)),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    versjon         integer not null default 1
) strict;
create index aktivitet_person on aktivitet (person_id, vurdert desc);
create trigger aktivitet_slettes_ikke before delete on aktivitet begin select raise(abort, 'PE-8: en aktivitet slettes ikke'); end;

-- OP-7: what ends on a known day; a task is raised before it (oppgave.objekt = 'sluttdato').
create table sluttdato (
    id              integer primary key,
    person_id       integer not null references person (id),
    art             text not null check (art in ('aap', 'dagpenger', 'introduksjon', 'ettervern', 'tiltak', 'annet')),
    dato            text not null check (dato is date(dato)),
    tekst           text not null default '',
    kilde           text not null check (length(kilde) > 0),            -- PE-12
    kilde_dato      text not null check (kilde_dato is date(kilde_dato)),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    utgatt          text check (utgatt is null or utgatt is strftime('%FT%R:%fZ', utgatt)),     -- replaced by a later one
    varslet         text check (varslet is null or varslet is strftime('%FT%R:%fZ', varslet))   -- when the task was raised
) strict;
create index sluttdato_person on sluttdato (person_id, dato);
create index sluttdato_venter on sluttdato (dato) where utgatt is null and varslet is null;
create trigger sluttdato_slettes_ikke before delete on sluttdato begin select raise(abort, 'PE-8: en sluttdato slettes ikke'); end;

-- OP-9, KOSTRA 11CF
create table kvp (
    id              integer primary key,
    person_id       integer not null references person (id),
    veileder        text not null references ansatt (ident),
    soknad_dato     text not null check (soknad_dato is date(soknad_dato)),
    vedtak_dato     text check (vedtak_dato is null or vedtak_dato is date(vedtak_dato)),
    start_dato      text check (start_dato is null or start_dato is date(start_dato)),
    fra_kommune     text check (fra_kommune is null or fra_kommune glob '[0-9][0-9][0-9][0-9]'),
    sosialhjelp_for text check (sosialhjelp_for in ('nei', 'hovedinntekt', 'supplerende')),     -- in the two months before
    tilstand        text not null check (tilstand in ('sokt', 'i_program', 'permisjon', 'fullfort', 'uteblitt', 'flyttet', 'avsluttet_etter_avbrudd', 'avslatt')),
    slutt_dato      text check (slutt_dato is null or slutt_dato is date(slutt_dato)),
    overgang        text,                                               -- SSB codes 01, 11, 03 ... separated by space
    viktigste_inntekt text,
    plan            text not null default '',
    versjon         integer not null default 1
) strict;
create index kvp_person on kvp (person_id);
create index kvp_apen on kvp (tilstand) where tilstand in ('sokt', 'i_program', 'permisjon');
create trigger kvp_slettes_ikke before delete on kvp begin select raise(abort, 'PE-8: et kvalifiseringsprogram slettes ikke'); end;

-- ─── Intake and postmøte ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table soknad (
    id              integer primary key,
    person_id       integer not null references person (id),
    mottatt         text not null check (mottatt is date(mottatt)),                      -- the clock of PM-4 runs from here
    kanal           text not null check (kanal in ('papir', 'muntlig', 'digital')),
    nodhjelp        integer not null default 0 check (nodhjelp in (0, 1)),
    nodhjelp_art    text check (nodhjelp_art in ('mat', 'tak_over_hodet', 'strom_stenges')),
    fornyelse       integer not null default 0 check (fornyelse in (0, 1)),           -- VE-20: this month's søknad for a running stønad
    vedlegg         text not null default '',
    duplikat_grunn  text not null default '',                           -- PM-11: why it was registered although one like it is open
    ny_soker        integer not null default 0 check (ny_soker in (0, 1)),            -- PM-10, as it was when registered
    mott            text check (mott is null or mott is date(mott)),
    ikke_mott_grunn text,
    tilstand        text not null check (tilstand in ('mottatt', 'utsatt', 'fordelt', 'besvart', 'trukket', 'feilregistrert')),
    saksbehandler   text references ansatt (ident),
    fordelt_tid     text check (fordelt_tid is null or fordelt_tid is strftime('%FT%R:%fZ', fordelt_tid)),
    forelopig_svar  text check (forelopig_svar is null or forelopig_svar is date(forelopig_svar)),                         -- PM-4
    ekstern_id      text unique,                                        -- Digisos
    registrert_av   text not null references ansatt (ident),
    registrert_tid  text not null check (registrert_tid is strftime('%FT%R:%fZ', registrert_tid)),
    versjon         integer not null default 1,
    fra_vedtak_id   integer references vedtak (id),                     -- VE-20: written down orally from this draft
    check ((nodhjelp = 1) = (nodhjelp_art is not null)),
    check (tilstand not in ('fordelt', 'besvart') or saksbehandler is not null)
) strict;
create index soknad_person on soknad (person_id, mottatt desc);
create index soknad_ko on soknad (nodhjelp desc, mottatt, id, person_id, tilstand, registrert_tid) where tilstand in ('mottatt', 'utsatt');
create index soknad_saksbehandler on soknad (saksbehandler, mottatt, person_id) where tilstand = 'fordelt';
create index soknad_fordelt on soknad (fordelt_tid, saksbehandler, person_id);
create index soknad_fra_vedtak on soknad (fra_vedtak_id) where fra_vedtak_id is not null;
create index soknad_apen on soknad (mottatt) where tilstand in ('mottatt', 'utsatt', 'fordelt');
create trigger soknad_slettes_ikke before delete on soknad begin select raise(abort, 'PE-8: en søknad slettes ikke'); end;

create table soknadspost (
    id              integer primary key,
    soknad_id       integer not null references soknad (id),
    art             text not null,                                      -- kodeverk.Soknadspost (PM-1)
    tekst           text not null default '',
    belop_ore       integer check (belop_ore is null or belop_ore >= 0),
    fra             text check (fra is null or fra is date(fra)),
    til             text check (til is null or til is date(til))
) strict;
create index soknadspost_soknad on soknadspost (soknad_id);
create trigger soknadspost_slettes_ikke before delete on soknadspost begin select raise(abort, 'PE-8: en del av en søknad slettes ikke'); end;

create table postmote (
    id              integer primary key,
    dato            text not null check (dato is date(dato)),
    apnet_tid       text not null check (apnet_tid is strftime('%FT%R:%fZ', apnet_tid)),
    apnet_av        text not null references ansatt (ident),
    lukket_tid      text check (lukket_tid is null or lukket_tid is strftime('%FT%R:%fZ', lukket_tid)),
    lukket_av       text references ansatt (ident),
    protokoll       text,                                               -- as written at closing, with the log's head
    versjon         integer not null default 1,
    check ((lukket_tid is null) = (protokoll is null)),
    check ((lukket_tid is null) = (lukket_av is null))
) strict;
create unique index postmote_apent on postmote ((lukket_tid is null)) where lukket_tid is null;
create index postmote_dato on postmote (dato);
create trigger postmote_slettes_ikke before delete on postmote begin select raise(abort, 'PM-5: et postmøte slettes ikke'); end;
create trigger postmote_lukket before update on postmote when old.lukket_tid is not null begin
    select raise(abort, 'PM-8: postmøtet er avsluttet');
end;

create table postmotedeltaker (
    postmote_id     integer not null references postmote (id),
    ident           text not null references ansatt (ident),
    primary key (postmote_id, ident)
) strict, without rowid;
create trigger postmotedeltaker_slettes_ikke before delete on postmotedeltaker begin select raise(abort, 'PM-5: en deltaker slettes ikke'); end;

-- PM-5, PM-8: what was decided; an undone decision stays, marked. `for_*` is what undo puts back.
create table beslutning (
    id              integer primary key,
    postmote_id     integer references postmote (id),                   -- null = omfordeling or nødhjelp outside the meeting
    soknad_id       integer not null references soknad (id),
    art             text not null check (art in ('fordelt', 'utsatt', 'nodhjelp', 'omfordelt')),
    til_ident       text references ansatt (ident),
    forslag_ident   text references ansatt (ident),                     -- what PM-7 suggested then
    grunn           text not null default '',
    for_tilstand    text not null,
    for_ident       text,
    sak_id          integer references sak (id),                        -- the case it opened or moved
    ny_sak          integer not null default 0 check (ny_sak in (0, 1)),
    for_veileder    text references ansatt (ident),                     -- fast veileder before, when it changed
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    angret_tid      text check (angret_tid is null or angret_tid is strftime('%FT%R:%fZ', angret_tid)),
    check ((art = 'utsatt') = (til_ident is null))
) strict;
create index beslutning_postmote on beslutning (postmote_id, id);
create index beslutning_soknad on beslutning (soknad_id, id);
create index beslutning_tid on beslutning (tid);
create trigger beslutning_slettes_ikke before delete on beslutning begin select raise(abort, 'PM-5: en beslutning slettes ikke'); end;

-- PM-9: til drøfting; any case, not only new søknader.
create table drofting (
    id              integer primary key,
    person_id       integer not null references person (id),
    soknad_id       integer references soknad (id),
    reist_av        text not null references ansatt (ident),
    sporsmal        text not null default '',
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    postmote_id     integer references postmote (id),                   -- the meeting that concluded
    konklusjon      text,
    konkludert_tid  text check (konkludert_tid is null or konkludert_tid is strftime('%FT%R:%fZ', konkludert_tid)),
    trukket_tid     text check (trukket_tid is null or trukket_tid is strftime('%FT%R:%fZ', trukket_tid)),
    versjon         integer not null default 1,
    check ((konklusjon is null) = (konkludert_tid is null))
) strict;
create index drofting_apen on drofting (tid) where konklusjon is null and trukket_tid is null;
create index drofting_person on drofting (person_id);
create index drofting_soknad on drofting (soknad_id);
create index drofting_postmote on drofting (postmote_id);
create trigger drofting_slettes_ikke before delete on drofting begin select raise(abort, 'PM-5: en drøfting slettes ikke'); end;

-- ─── Vedtak ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table vedtak (
    id              integer primary key,
    nummer          text not null unique,                               -- 2026-1187
    person_id       integer not null references person (id),
    sak_id          integer not null references sak (id),
    art             text not null check (art in ('stonad', 'nodhjelp', 'avslag', 'avvist', 'botilbud', 'radgivning', 'garanti', 'kvp', 'opphor', 'omgjoring',
                        'reduksjon', 'stans')),
    soknad_id       integer references soknad (id),
    uten_soknad     text check (uten_soknad in ('opphor', 'omgjoring', 'reduksjon', 'stans', 'nodhjelp_kontoret')),      -- VE-20
    fra             text not null check (fra is date(fra)),
    til             text not null check (til is date(til)),
    engang          integer not null default 0 check (engang in (0, 1)),              -- an engangsytelse has a date: fra = til
    lengre_grunn    text,                                               -- VE-1
    helseytelse     text check (helseytelse in ('aap', 'uforetrygd', 'sykepenger')),
    forrige_id      integer references vedtak (id),                     -- the vedtak this renews
    endrer_id       integer references vedtak (id),                     -- VE-18: the vedtak this changes or stops
    inntektsrolle   text check (inntektsrolle in ('hovedinntekt', 'supplerende')),             -- VE-15
    hovedinntekt    text check (hovedinntekt in ('arbeid', 'dagpenger', 'aap', 'uforetrygd', 'sykepenger', 'foreldrepenger', 'overgangsstonad',
                        'omstillingsstonad', 'supplerende_stonad', 'alderspensjon', 'annen_trygd', 'introduksjonsstonad', 'kvalifiseringsstonad',
                        'tiltakspenger', 'studiestotte', 'bidrag', 'partners_inntekt', 'annet', 'ingen', 'ukjent')),
    husstandsform   text not null check (husstandsform in ('enslig', 'par', 'halvt_par', 'bofellesskap')),              -- as assessed (PE-4)
    ny_husstandsform text check (ny_husstandsform in ('enslig', 'par', 'halvt_par', 'bofellesskap')),   -- VE-5: the household changes within ...
    ny_husstandsform_fra text check (ny_husstandsform_fra is null or ny_husstandsform_fra is date(ny_husstandsform_fra)),   -- ... the period
    avvik           text check (avvik in ('ingen', 'opp', 'ned')),      -- VE-6: null = not answered
    avviksgrunn     text,
    begrunnelse     text not null default '',
    brukers_mening  text not null default '',                           -- § 42
    paragraf_19     text,                                               -- VE-3
    aktivitetsunntak text check (aktivitetsunntak in ('i_arbeid', 'annen_ytelse', 'helse_sosial', 'tungtveiende')),         -- VE-9
    aktivitetsgrunn text,
    arbeidssoker    text check (arbeidssoker in ('ja', 'unntak')),      -- VE-10
    arbeidssokergrunn text,
    varslet_dato    text check (varslet_dato is null or varslet_dato is date(varslet_dato)),                           -- VE-12
    tilstand        text not null default 'utkast' check (tilstand in ('utkast', 'til_kontroll', 'iverksatt', 'avbrutt')),
    runde           integer not null default 1,                         -- signature round: a new one for every time it is a draft again
    retur           integer not null default 0,                         -- how many times it has been returned (KO-2, KO-5)
    skrevet_av      text not null references ansatt (ident),
    opprettet       text not null check (opprettet is strftime('%FT%R:%fZ', opprettet)),
    sendt_tid       text check (sendt_tid is null or sendt_tid is strftime('%FT%R:%fZ', sendt_tid)),
    apnet_kontroll  text check (apnet_kontroll is null or apnet_kontroll is strftime('%FT%R:%fZ', apnet_kontroll)),                  -- KO-6
    iverksatt_tid   text check (iverksatt_tid is null or iverksatt_tid is strftime('%FT%R:%fZ', iverksatt_tid)),
    vedtaksdato     text check (vedtaksdato is null or vedtaksdato is date(vedtaksdato)),
    innhold_hash    text,                                               -- sha256 over the whole content, set when sent
    sum_ore         integer check (sum_ore is null or sum_ore >= 0),    -- frozen sum (KO-9)
    versjon         integer not null default 1,
    brutt_vilkar_id integer references vedtaksvilkar (id),              -- VE-12: the vilkår a reduction follows
    flere_skifter   text check (flere_skifter is null or (json_valid(flere_skifter) and ny_husstandsform is not null)),   -- VE-5: changes after it
    check (til >= fra),
    check (engang = 0 or til = fra),
    check ((ny_husstandsform is null) = (ny_husstandsform_fra is null)),
    check ((tilstand in ('til_kontroll', 'iverksatt')) = (innhold_hash is not null)),
    check ((tilstand = 'iverksatt') = (iverksatt_tid is not null)),
    check ((tilstand = 'iverksatt') = (vedtaksdato is not null)),
    check (tilstand not in ('til_kontroll', 'iverksatt') or soknad_id is not null or uten_soknad is not null)
) strict;
create index vedtak_person on vedtak (person_id, til desc);
create index vedtak_lopende on vedtak (person_id, til desc, fra, tilstand, engang, art)
    where tilstand = 'iverksatt' and engang = 0 and art in ('stonad', 'omgjoring', 'reduksjon');
create index vedtak_sak on vedtak (sak_id);
create index vedtak_soknad on vedtak (soknad_id);
create index vedtak_til on vedtak (til, person_id, fra, art, sum_ore) where tilstand = 'iverksatt' and engang = 0;
create index vedtak_engang on vedtak (fra, person_id, art, sum_ore) where tilstand = 'iverksatt' and engang = 1;
create index vedtak_kontroll on vedtak (sendt_tid, person_id, runde) where tilstand = 'til_kontroll';
create index vedtak_utkast on vedtak (skrevet_av, retur desc) where tilstand = 'utkast';
create index vedtak_iverksatt on vedtak (vedtaksdato) where tilstand = 'iverksatt';
create index vedtak_forrige on vedtak (forrige_id);
create index vedtak_endrer on vedtak (endrer_id);

-- VE-2, VE-3: an answer to every item applied for.
create table vedtakspost (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    soknadspost_id  integer references soknadspost (id),
    art             text not null,
    utfall          text check (utfall in ('innvilget', 'delvis', 'avslag', 'avvist')),
    hjemmel         text,
    form            text check (form in ('bidrag', 'lan', 'garanti', 'varer_tjenester')),
    formgrunn       text,                                               -- means or a right to means, when lån
    refusjon        text check (refusjon in ('paragraf_23', 'paragraf_25', 'paragraf_26')),        -- VE-22
    belop_ore       integer check (belop_ore is null or belop_ore >= 0),
    tekst           text not null default '',
    ytelse          text                                                -- VE-22: what the person waits for (kodeverk.Inntektstype)
) strict;
create index vedtakspost_vedtak on vedtakspost (vedtak_id);
create index vedtakspost_soknadspost on vedtakspost (soknadspost_id);
create index vedtakspost_refusjon on vedtakspost (vedtak_id) where refusjon is not null;

-- The facts of the calculation (VE-4). `svar`: null = not answered this month (VE-13).
create table vedtaksbarn (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    person_id       integer references person (id),
    navn            text not null,
    fodt            text not null check (fodt is date(fodt)),
    andel           integer not null default 100 check (andel between 0 and 100),
    fra             text check (fra is null or fra is date(fra)),
    til             text check (til is null or til is date(til)),
    vurdering       text not null default ''                            -- VE-8
) strict;
create index vedtaksbarn_vedtak on vedtaksbarn (vedtak_id);
create index vedtaksbarn_person on vedtaksbarn (person_id);

create table vedtaksbehov (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    art             text not null,
    tekst           text not null default '',
    belop_ore       integer not null check (belop_ore >= 0),
    engang          integer not null default 0 check (engang in (0, 1)),
    svar            text check (svar in ('bekreftet', 'endret', 'ny'))
) strict;
create index vedtaksbehov_vedtak on vedtaksbehov (vedtak_id);

create table vedtaksinntekt (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    art             text not null,
    tekst           text not null default '',
    belop_ore       integer not null check (belop_ore >= 0),
    engang          integer not null default 0 check (engang in (0, 1)),
    person_id       integer references person (id),                     -- whose, when not the søker's
    kilde           text not null default '',                           -- PE-12
    kilde_dato      text check (kilde_dato is null or kilde_dato is date(kilde_dato)),
    svar            text check (svar in ('bekreftet', 'endret', 'ny'))
) strict;
create index vedtaksinntekt_vedtak on vedtaksinntekt (vedtak_id);

-- VE-6: an amount per month instead of the sats of one line.
create table vedtaksavvik (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    linje           text not null,                                      -- 'livsopphold' or 'barn:<vedtaksbarn.id>'
    belop_ore       integer not null check (belop_ore >= 0),
    grunn           text not null check (length(grunn) > 0),
    unique (vedtak_id, linje)
) strict;

-- The calculation as it was shown: each line carries its own arithmetic.
create table vedtakslinje (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    nr              integer not null,
    art             text not null check (art in ('behov', 'inntekt', 'holdt_utenfor', 'utbetalt')),
    kode            text not null,
    tekst           text not null,
    fra             text not null check (fra is date(fra)),
    til             text not null check (til is date(til)),
    dager           integer not null,
    dager_i_maaned  integer not null,
    maanedsbelop_ore integer not null,
    belop_ore       integer not null,
    sats_fra        text check (sats_fra is null or sats_fra is date(sats_fra)),
    regler          text not null default '',
    ref             text,
    unique (vedtak_id, nr)
) strict;
create index vedtakslinje_sats on vedtakslinje (sats_fra);

-- § 35: kvalifiseringsstønad as it was granted: each stretch with all it is worked out from (KO-9).
create table vedtakskvplinje (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    nr              integer not null,
    fra             text not null check (fra is date(fra)),
    til             text not null check (til is date(til)),
    grunnbelop_fra  text not null check (grunnbelop_fra is date(grunnbelop_fra)),
    grunnbelop_ore  integer not null check (grunnbelop_ore >= 0),
    faktor_fra      text not null check (faktor_fra is date(faktor_fra)),
    faktor_tusendeler integer not null check (faktor_tusendeler >= 0),
    teller          integer not null check (teller > 0),                -- the age's part: 2 of 3 under 25
    nevner          integer not null check (nevner >= teller),
    barn            integer not null check (barn >= 0),
    tillegg_fra     text check (tillegg_fra is null or tillegg_fra is date(tillegg_fra)),
    tillegg_ore     integer not null check (tillegg_ore >= 0),          -- for one child and day
    stonad_ore      integer not null check (stonad_ore >= 0),           -- a year, without barnetillegg
    tillegg_aar_ore integer not null check (tillegg_aar_ore >= 0),
    aar_ore         integer not null check (aar_ore >= 0),
    maaned_ore      integer not null check (maaned_ore >= 0),
    dag_ore         integer not null check (dag_ore >= 0),
    check (til >= fra),
    check ((barn = 0) = (tillegg_fra is null)),
    unique (vedtak_id, nr)
) strict;

create table vedtaksvilkar (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    person_id       integer references person (id),                     -- the spouse, when set for her
    type            text not null check (type in ('arbeidstrening', 'kurs', 'skole', 'arbeidssoker', 'jobbtilbud', 'veiledningssamtale', 'andre_rettigheter',
                        'formue_boutgift', 'helsetjeneste', 'annet', 'aktivitetsplan', 'norsk_samisk')),
    tekst           text not null default '',
    frist           text check (frist is null or frist is date(frist)),
    bevis           text not null default '',
    forholdsmessig  text not null default '',                           -- VE-11: linked, and not out of proportion
    kan_reduseres   integer not null default 0 check (kan_reduseres in (0, 1))        -- VE-12: said in this vedtak
) strict;
create index vedtaksvilkar_vedtak on vedtaksvilkar (vedtak_id);

-- What a vedtak of its kind has one of.
create table vedtaksbotilbud (                                          -- VE-17, § 27
    id              integer primary key,
    vedtak_id       integer not null unique references vedtak (id),
    tilbyder        text not null default '',
    dognpris_ore    integer check (dognpris_ore is null or dognpris_ore >= 0),
    kvalitet        text not null default '',
    kvalitet_dato   text check (kvalitet_dato is null or kvalitet_dato is date(kvalitet_dato)),
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
    oppstart        text check (oppstart is null or oppstart is date(oppstart)),
    grunn           text not null default ''
) strict;

create table vedtakslan (                                               -- § 21: how the lån is paid back
    id              integer primary key,
    vedtak_id       integer not null unique references vedtak (id),
    avdrag_ore      integer check (avdrag_ore is null or avdrag_ore > 0),
    forste_avdrag   text check (forste_avdrag is null or forste_avdrag is date(forste_avdrag))
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

-- VE-12: the vilkår a reduction follows was set for the same person.
create trigger vedtak_brutt_vilkar before insert on vedtak when new.brutt_vilkar_id is not null begin
    select raise(abort, 'VE-12: vilkåret er satt i en annen persons vedtak')
        where (select v.person_id from vedtaksvilkar k join vedtak v on v.id = k.vedtak_id where k.id = new.brutt_vilkar_id) is not new.person_id;
end;
create trigger vedtak_far_brutt_vilkar before update of person_id, brutt_vilkar_id on vedtak when new.brutt_vilkar_id is not null begin
    select raise(abort, 'VE-12: vilkåret er satt i en annen persons vedtak')
        where (select v.person_id from vedtaksvilkar k join vedtak v on v.id = k.vedtak_id where k.id = new.brutt_vilkar_id) is not new.person_id;
end;

-- Warnings passed with a written reason.
create table vedtaksvarsel (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    regel           text not null,
    setning         text not null,
    grunn           text not null check (length(grunn) > 0),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    unique (vedtak_id, regel, setning)
) strict;

-- VE-13: what has been confirmed this month.
create table vedtaksbekreftelse (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    hva             text not null check (hva in ('inntekt', 'boutgift', 'vilkar', 'kontakt')),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    unique (vedtak_id, hva)
) strict;

-- KO-2: who has changed the draft, by how many times it had been returned. Written by triggers only, whatever the code does.
create table vedtaksendring (
    vedtak_id       integer not null references vedtak (id),
    retur           integer not null,
    ident           text not null references ansatt (ident),
    primary key (vedtak_id, retur, ident)
) strict, without rowid;
create trigger vedtaksendring_fast before update on vedtaksendring begin select raise(abort, 'KO-2: endringslisten rettes ikke'); end;
create trigger vedtaksendring_slettes_ikke before delete on vedtaksendring begin select raise(abort, 'KO-2: endringslisten slettes ikke'); end;

-- Signatures: one row each, never changed. A return or a take-back starts a new round (KO-4).
create table signatur (
    vedtak_id       integer not null references vedtak (id),
    runde           integer not null,
    plass           integer not null check (plass in (1, 2)),
    ident           text not null references ansatt (ident),
    hash            text not null check (length(hash) = 64),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    som_leder       integer not null default 0 check (som_leder in (0, 1)),           -- second signature by the leder, when no other could
    primary key (vedtak_id, runde, plass),
    unique (vedtak_id, runde, ident)                                    -- KO-2
) strict, without rowid;
create index signatur_ident on signatur (ident, tid);
-- PE-5: nobody signs what tells of one she may not know of.
create trigger signatur_ser_alle before insert on signatur
    when not exists (select 1 from ansatt where ident = new.ident and rolle = 'leder') begin
    select raise(abort, 'KO-2: den som signerer har ikke tilgang til alle vedtaket nevner')
        where exists (select 1 from (select person_id from vedtaksbarn where vedtak_id = new.vedtak_id
                          union select person_id from vedtaksinntekt where vedtak_id = new.vedtak_id
                          union select person_id from vedtaksvilkar where vedtak_id = new.vedtak_id) n
                      join skjermet s on s.person_id = n.person_id
                      where not exists (select 1 from tilgang_til t where t.person_id = n.person_id and t.ident = new.ident
                                        and t.fra <= i_dag() and (t.til is null or t.til >= i_dag())));
end;
-- PE-6: nor is it iverksatt on the signature of one who has become inhabil since she sent it.
create trigger signatur_avsender before insert on signatur when new.plass = 2 begin
    select raise(abort, 'PE-6: den som sendte er inhabil')
        where exists (select 1 from signatur s join vedtak v on v.id = s.vedtak_id join inhabil_for i on i.person_id = v.person_id and i.ident = s.ident
                      where s.vedtak_id = new.vedtak_id and s.runde = new.runde and s.plass = 1
                        and i.fra <= i_dag() and (i.til is null or i.til >= i_dag()));
end;
create trigger signatur_fast before update on signatur begin select raise(abort, 'KO-4: en signatur endres ikke'); end;
create trigger signatur_slettes_ikke before delete on signatur begin select raise(abort, 'KO-4: en signatur slettes ikke'); end;

-- KO-11: the signer holds a written delegasjon for that kind of vedtak on that day, whichever of the two signatures it is. The kind of one
-- that changes another is that of the first of them, however many there are between (VE-18).
create trigger signatur_delegasjon before insert on signatur begin
    select raise(abort, 'KO-11: den som signerer har ingen skriftlig delegasjon for denne typen vedtak')
        where not exists (select 1 from vedtak v join delegasjon d on d.ident = new.ident and d.vedtaksart = (with recursive r (art, endrer_id) as (select art, endrer_id from vedtak where id = v.id union all
                                  select x.art, x.endrer_id from r join vedtak x on x.id = r.endrer_id) select art from r where endrer_id is null)
                          where v.id = new.vedtak_id and d.fra <= i_dag() and (d.til is null or d.til >= i_dag()));
end;

-- KO-3: a signature is over what stands there: the file works out the hash of the content by itself, and takes nobody's word for it.
create trigger signatur_innhold before insert on signatur begin
    select raise(abort, 'KO-3: signaturen gjelder et annet innhold') where not er_innholdet(new.vedtak_id, new.hash);
end;

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

-- KO-7: each point ticked by hand, in the round it belongs to.
create table kontrollpunkt (
    vedtak_id       integer not null references vedtak (id),
    runde           integer not null,
    ident           text not null references ansatt (ident),
    punkt           text not null check (punkt in ('grunnlag', 'stonadsform', 'sivilstatus', 'arbeid', 'kontoer', 'barn', 'avvik')),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    primary key (vedtak_id, runde, ident, punkt)
) strict, without rowid;
create trigger kontrollpunkt_eget before insert on kontrollpunkt when new.ident <> innlogget() begin
    select raise(abort, 'KO-7: et punkt krysses bare av den som er innlogget selv');
end;
create trigger kontrollpunkt_andres before delete on kontrollpunkt when old.ident <> innlogget() begin
    select raise(abort, 'KO-7: et kryss angres bare av den som satte det');
end;

create trigger kontrollpunkt_krysset before insert on kontrollpunkt begin
    select raise(abort, 'KO-7: vedtaket er ikke til kontroll')
        where not exists (select 1 from vedtak where id = new.vedtak_id and tilstand = 'til_kontroll' and runde = new.runde);
end;
create trigger kontrollpunkt_angret before delete on kontrollpunkt begin
    select raise(abort, 'KO-7: vedtaket er ikke til kontroll')
        where not exists (select 1 from vedtak where id = old.vedtak_id and tilstand = 'til_kontroll' and runde = old.runde);
end;
create trigger kontrollpunkt_fast before update on kontrollpunkt begin select raise(abort, 'KO-7: et kryss rettes ikke'); end;

-- KO-5
create table vedtaksretur (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    runde           integer not null,
    grunn           text not null check (grunn in ('inngangsvilkar', 'beregning', 'dokumentasjon', 'vilkar_aktivitet', 'begrunnelse_brev', 'annet')),
    kommentar       text not null check (length(kommentar) > 0),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    unique (vedtak_id, runde)
) strict;
-- KO-2, KO-5: else one who has changed a draft could return it, in her own name or another's, and then be the one who signs it.
create trigger vedtaksretur_ny before insert on vedtaksretur begin
    select raise(abort, 'KO-5: en retur settes bare av den som er innlogget selv') where new.ident <> innlogget();
    select raise(abort, 'KO-5: bare et vedtak til kontroll kan returneres')
        where not exists (select 1 from vedtak where id = new.vedtak_id and tilstand = 'til_kontroll' and runde = new.runde);
    select raise(abort, 'KO-2: den som har sendt eller endret utkastet kan ikke returnere det')
        where exists (select 1 from signatur where vedtak_id = new.vedtak_id and runde = new.runde and plass = 1 and ident = new.ident)
           or exists (select 1 from vedtaksendring e join vedtak v on v.id = e.vedtak_id and v.retur = e.retur
                      where e.vedtak_id = new.vedtak_id and e.ident = new.ident);
    select raise(abort, 'KO-2: bare en veileder kan returnere')
        where not exists (select 1 from ansatt where ident = new.ident and rolle <> 'mottak' and pin is not null and (til is null or til >= i_dag()));
end;
create trigger vedtaksretur_fast before update on vedtaksretur begin select raise(abort, 'KO-5: en retur endres ikke'); end;
create trigger vedtaksretur_slettes_ikke before delete on vedtaksretur begin select raise(abort, 'KO-5: en retur slettes ikke'); end;

create trigger vedtak_begynner_som_utkast before insert on vedtak begin
    select raise(abort, 'KO-1: et vedtak begynner som utkast') where new.tilstand <> 'utkast' or new.runde <> 1 or new.retur <> 0;
end;
create trigger vedtak_skrevet after insert on vedtak begin
    insert or ignore into vedtaksendring (vedtak_id, retur, ident) values (new.id, new.retur, innlogget());
end;
create trigger vedtak_slettes_ikke before delete on vedtak begin
    select raise(abort, 'VE-18: et vedtak slettes ikke');
end;
create trigger vedtak_frosset before update of nummer, person_id, sak_id, art, soknad_id, uten_soknad, fra, til, engang, lengre_grunn, helseytelse,
        forrige_id, endrer_id, inntektsrolle, hovedinntekt, husstandsform, ny_husstandsform, ny_husstandsform_fra, avvik, avviksgrunn, begrunnelse, brukers_mening, paragraf_19, aktivitetsunntak,
        aktivitetsgrunn, arbeidssoker, arbeidssokergrunn, varslet_dato, brutt_vilkar_id, flere_skifter, skrevet_av, opprettet on vedtak begin
    select raise(abort, 'VE-18: et iverksatt vedtak endres ikke') where old.tilstand = 'iverksatt';
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where old.tilstand <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident) values (old.id, old.retur, innlogget());
end;
create trigger vedtak_tilstand before update of tilstand, runde, retur, innhold_hash, sum_ore, sendt_tid, iverksatt_tid, vedtaksdato on vedtak begin
    select raise(abort, 'VE-18: et iverksatt vedtak endres ikke') where old.tilstand = 'iverksatt';
    select raise(abort, 'KO-1: ulovlig overgang')
        where old.tilstand || '>' || new.tilstand not in ('utkast>utkast', 'utkast>til_kontroll', 'utkast>avbrutt', 'til_kontroll>utkast', 'til_kontroll>iverksatt');
    select raise(abort, 'KO-4: runde og retur teller bare oppover')
        where new.runde <> old.runde + (old.tilstand = 'til_kontroll' and new.tilstand = 'utkast') or new.retur not in (old.retur, old.retur + 1)
           or (new.retur > old.retur and not (old.tilstand = 'til_kontroll' and new.tilstand = 'utkast'
               and exists (select 1 from vedtaksretur where vedtak_id = old.id and runde = old.runde)));
    select raise(abort, 'KO-3: innholdet er et annet enn det som ble signert')
        where old.tilstand = 'til_kontroll' and new.tilstand = 'iverksatt'
          and (new.innhold_hash is not old.innhold_hash or new.sum_ore is not old.sum_ore);
    select raise(abort, 'KO-1: første signatur mangler')
        where new.tilstand = 'til_kontroll'
          and not exists (select 1 from signatur where vedtak_id = new.id and runde = new.runde and plass = 1 and hash = new.innhold_hash);
    select raise(abort, 'KO-3: to signaturer av to personer over samme innhold mangler')
        where new.tilstand = 'iverksatt'
          and (select count(distinct ident) from signatur where vedtak_id = new.id and runde = new.runde and hash = new.innhold_hash) <> 2;
end;
-- KO-3: nor is the content changed between the signature and what follows from it, not even by the same statement.
create trigger vedtak_signert_innhold after update of tilstand on vedtak when new.tilstand in ('til_kontroll', 'iverksatt') begin
    select raise(abort, 'KO-3: innholdet er et annet enn det som ble signert') where not er_innholdet(new.id, new.innhold_hash);
end;

-- What belongs to a draft changes only while it is a draft (KO-4, VE-18), and whoever changes it is remembered (KO-2).
create trigger vedtakspost_insert before insert on vedtakspost begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtakspost_update before update on vedtakspost begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtakspost_delete before delete on vedtakspost begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksbarn_insert before insert on vedtaksbarn begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtaksbarn_update before update on vedtaksbarn begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksbarn_delete before delete on vedtaksbarn begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksbehov_insert before insert on vedtaksbehov begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtaksbehov_update before update on vedtaksbehov begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksbehov_delete before delete on vedtaksbehov begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksinntekt_insert before insert on vedtaksinntekt begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtaksinntekt_update before update on vedtaksinntekt begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksinntekt_delete before delete on vedtaksinntekt begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksavvik_insert before insert on vedtaksavvik begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtaksavvik_update before update on vedtaksavvik begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksavvik_delete before delete on vedtaksavvik begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
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
create trigger vedtakskvplinje_insert before insert on vedtakskvplinje begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtakskvplinje_update before update on vedtakskvplinje begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtakskvplinje_delete before delete on vedtakskvplinje begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksvilkar_insert before insert on vedtaksvilkar begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtaksvilkar_update before update on vedtaksvilkar begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksvilkar_delete before delete on vedtaksvilkar begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksvarsel_insert before insert on vedtaksvarsel begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtaksvarsel_update before update on vedtaksvarsel begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksvarsel_delete before delete on vedtaksvarsel begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksbekreftelse_insert before insert on vedtaksbekreftelse begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id;
end;
create trigger vedtaksbekreftelse_update before update on vedtaksbekreftelse begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast' or (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
end;
create trigger vedtaksbekreftelse_delete before delete on vedtaksbekreftelse begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast') where (select tilstand from vedtak where id = old.vedtak_id) <> 'utkast';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = old.vedtak_id;
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

-- VE-11: the outcome comes after the vedtak; one row per time it was judged.
create table vilkarsutfall (
    id              integer primary key,
    vilkar_id       integer not null references vedtaksvilkar (id),
    utfall          text not null check (utfall in ('oppfylt', 'ikke_oppfylt', 'ikke_vurdert')),
    dato            text not null check (dato is date(dato)),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid))
) strict;
create index vilkarsutfall_vilkar on vilkarsutfall (vilkar_id, id);
create trigger vilkarsutfall_slettes_ikke before delete on vilkarsutfall begin select raise(abort, 'PE-8: et utfall av et vilkår slettes ikke'); end;

-- ─── Payment ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- VE-21: one list per banking day.
create table utbetalingsliste (
    id              integer primary key,
    bankdag         text not null check (bankdag is date(bankdag)),
    lukket          integer not null default 0 check (lukket in (0, 1)),        -- PE-5: protected persons are paid on a list of their own
    laget_av        text not null references ansatt (ident),
    laget_tid       text not null check (laget_tid is strftime('%FT%R:%fZ', laget_tid)),
    godkjent_av     text references ansatt (ident),
    godkjent_tid    text check (godkjent_tid is null or godkjent_tid is strftime('%FT%R:%fZ', godkjent_tid)),
    eksportert_tid  text check (eksportert_tid is null or eksportert_tid is strftime('%FT%R:%fZ', eksportert_tid)),
    filnavn         text,
    fil_hash        text,
    bekreftet_dato  text check (bekreftet_dato is null or bekreftet_dato is date(bekreftet_dato)),
    bekreftet_av    text references ansatt (ident),
    sum_ore         integer not null,
    antall          integer not null,
    versjon         integer not null default 1,
    check ((godkjent_av is null) = (godkjent_tid is null)),
    check (eksportert_tid is null or godkjent_av is not null)
) strict;
create index utbetalingsliste_bankdag on utbetalingsliste (bankdag);
-- VE-21: it is made, then approved by the one who is signed in, and what is on it by then is what she approved.
create trigger utbetalingsliste_ny before insert on utbetalingsliste
    when new.godkjent_av is not null or new.eksportert_tid is not null or new.bekreftet_dato is not null or new.bekreftet_av is not null begin
    select raise(abort, 'VE-21: en liste lages før den godkjennes');
end;
create trigger utbetalingsliste_godkjent_selv before update of godkjent_av on utbetalingsliste when new.godkjent_av <> innlogget() begin
    select raise(abort, 'VE-21: en liste godkjennes bare av den som er innlogget selv');
end;
create trigger utbetalingsliste_slettes_ikke before delete on utbetalingsliste begin select raise(abort, 'VE-21: en utbetalingsliste slettes ikke'); end;
create trigger utbetalingsliste_fast before update of bankdag, lukket on utbetalingsliste
    when new.bankdag <> old.bankdag or new.lukket <> old.lukket begin
    select raise(abort, 'VE-21: bankdagen til en liste endres ikke');
end;

-- VE-16: planned with the vedtak and part of its frozen content; only its state changes afterwards. What a landlord is paid of a garanti (VE-23)
-- comes after it, and is no part of what was signed.
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
create index utbetaling_vedtak on utbetaling (vedtak_id);
create index utbetaling_forfall on utbetaling (dato) where tilstand = 'planlagt' and liste_id is null;
create index utbetaling_liste on utbetaling (liste_id);
create index utbetaling_utbetalt on utbetaling (utbetalt_dato);
create index utbetaling_stoppet on utbetaling (dato) where tilstand = 'stoppet';
create index utbetaling_annullert on utbetaling (vedtak_id, belop_ore) where tilstand = 'annullert' and form <> 'garanti';
create index utbetaling_av_garanti on utbetaling (vedtak_id) where form = 'garanti';
create trigger utbetaling_pa_liste before update of liste_id on utbetaling
    when new.liste_id is not old.liste_id and (select godkjent_av from utbetalingsliste where id = new.liste_id) is not null begin
    select raise(abort, 'VE-21: listen er godkjent');
end;

-- What a death stopped, so that it is planned again when the death was registered in error.
create table dodsfallstopp (
    dodsfall_id     integer not null references dodsfall (id),
    utbetaling_id   integer not null references utbetaling (id),
    primary key (dodsfall_id, utbetaling_id)
) strict, without rowid;
create index dodsfallstopp_utbetaling on dodsfallstopp (utbetaling_id);
create trigger dodsfallstopp_samme_person before insert on dodsfallstopp begin
    select raise(abort, 'VE-16: utbetalingen er en annen persons')
        where (select person_id from dodsfall where id = new.dodsfall_id)
           is not (select v.person_id from utbetaling u join vedtak v on v.id = u.vedtak_id where u.id = new.utbetaling_id);
end;
create trigger dodsfallstopp_fast before update on dodsfallstopp begin select raise(abort, 'VE-16: føringen endres ikke'); end;
create trigger dodsfallstopp_slettes_ikke before delete on dodsfallstopp begin select raise(abort, 'VE-16: føringen slettes ikke'); end;

-- VE-21: where a payment goes after the bank has returned it. The signed content stays as it was; who wrote the route may not approve the list.
create table betalingsrute (
    id              integer primary key,
    utbetaling_id   integer not null references utbetaling (id),
    maate           text not null check (maate in ('konto', 'kontantkort', 'rekvisisjon')),
    kontonummer     text check (kontonummer is null or (length(kontonummer) = 11 and kontonummer not glob '*[^0-9]*')),
    kid             text,
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    check ((maate = 'konto') = (kontonummer is not null))
) strict;
create index betalingsrute_utbetaling on betalingsrute (utbetaling_id, id);
create trigger betalingsrute_ny before insert on betalingsrute when new.ident <> innlogget() begin
    select raise(abort, 'VE-21: en betaling omdirigeres bare av den som er innlogget selv');
end;
create trigger betalingsrute_fast before update on betalingsrute begin select raise(abort, 'VE-21: en betalingsrute endres ikke'); end;
create trigger betalingsrute_slettes_ikke before delete on betalingsrute begin select raise(abort, 'VE-21: en betalingsrute slettes ikke'); end;

create trigger utbetaling_insert before insert on utbetaling begin
    select raise(abort, 'KO-4: vedtaket er ikke et utkast')
        where new.form <> 'garanti' and (select tilstand from vedtak where id = new.vedtak_id) <> 'utkast' or new.tilstand <> 'planlagt';
    insert or ignore into vedtaksendring (vedtak_id, retur, ident)
        select id, retur, innlogget() from vedtak where id = new.vedtak_id and new.form <> 'garanti';
end;
-- VE-23, VE-18: a garanti and those it was made of one after another: an omgjøring goes on with what has happened to them.
create view garantiledd as
    with recursive k (vedtak_id, id, endrer_id) as (
        select v.id, v.id, v.endrer_id from vedtaksgaranti g join vedtak v on v.id = g.vedtak_id
        union all select k.vedtak_id, e.id, e.endrer_id from k join vedtak e on e.id = k.endrer_id)
    select vedtak_id, id as ledd_id from k;
-- VE-23: a landlord is paid what is claimed and neither refused nor paid, and never more than the garanti. What is annulled is not paid.
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
create trigger utbetalingsliste_godkjent before update of godkjent_av on utbetalingsliste when new.godkjent_av is not null begin
    select raise(abort, 'VE-21: den som har skrevet eller endret et vedtak på listen kan ikke godkjenne den')
        where exists (select 1 from utbetaling u join vedtak v on v.id = u.vedtak_id
                      left join signatur s on s.vedtak_id = v.id and s.runde = v.runde and s.plass = 1
                      where u.liste_id = new.id and (v.skrevet_av = new.godkjent_av or s.ident = new.godkjent_av or u.godtatt_av = new.godkjent_av
                             or new.godkjent_av in (select ident from vedtaksendring where vedtak_id = v.id)
                             or new.godkjent_av in (select ident from betalingsrute where utbetaling_id = u.id)));
end;

-- VE-1: løpende stønad runs the office's months (1) and no longer, without a helseytelse and a reason. The 31st ends with a shorter month.
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

-- PE-1: new work goes to the registration that counts. What was begun on another is finished there.
create trigger soknad_gjelder before insert on soknad begin
    select raise(abort, 'PE-1: personen er også registrert en annen gang, og den registreringen gjelder')
        where exists (select 1 from samme_person where ogsa_id = new.person_id and angret_tid is null);
end;
create trigger vedtak_gjelder before insert on vedtak when new.endrer_id is null begin
    select raise(abort, 'PE-1: personen er også registrert en annen gang, og den registreringen gjelder')
        where exists (select 1 from samme_person where ogsa_id = new.person_id and angret_tid is null);
end;

-- ─── The same month is not granted twice (VE-18) ─────────────────────────────────────────────────────────────────────────────────────────

-- What grants money for a time, and the days it is worked out for a couple (PE-4): not one-offs, not nødhjelp, not what is all annulled;
-- but where vedtak have taken days of one another, the newest pays for the days that stand in all of them.
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

-- Two of them that grant the same for a day: livsopphold, or a monthly expense of one kind that is not told apart by its text; to the same
-- person, registered once or more, or to two who live together as a couple on a day one of them is worked out for both. Not a day that an
-- omgjøring or a reduksjon has taken or that is after an opphør. The days looked at are those where something begins.
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

-- A protected partner is looked for by those who may know of her, not here: a refusal would tell (PE-5).
create trigger vedtak_dobbelt before update of tilstand on vedtak when new.tilstand = 'iverksatt' begin
    select raise(abort, 'VE-18: det samme er alt innvilget for de samme dagene')
        where exists (select 1 from dobbel_stonad d where d.ny_id = new.id
                      and (d.person_id = d.ny_person_id or d.person_id not in (select person_id from skjermet)
                           or d.person_id in (select s.annen_id from samme_som s where s.person_id = d.ny_person_id)));
end;

-- ─── What is settled after the vedtak ───────────────────────────────────────────────────────────────────────────────────────────────────

-- § 21: the ledger of a lån. What was lent is the payments of the vedtak with the form lån that have been paid. Append-only: a wrong entry is
-- taken back by a new one that points at it.
create table lanepostering (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    art             text not null check (art in ('tilbakebetalt', 'ettergitt', 'tilbakefort')),
    dato            text not null check (dato is date(dato)),
    belop_ore       integer not null check (belop_ore > 0),
    retter_id       integer unique references lanepostering (id),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
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
    dato            text not null check (dato is date(dato)),
    belop_ore       integer check (belop_ore is null or belop_ore > 0),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
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
    dato            text not null check (dato is date(dato)),
    belop_ore       integer check (belop_ore is null or belop_ore > 0),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    check ((art in ('krav', 'betalt')) = (belop_ore is not null)),
    check (art in ('krav', 'betalt') or length(tekst) > 0)
) strict;
create index garantihendelse_vedtak on garantihendelse (vedtak_id, id);
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
create trigger garantihendelse_fast before update on garantihendelse begin select raise(abort, 'VE-23: en føring endres ikke'); end;
create trigger garantihendelse_slettes_ikke before delete on garantihendelse begin select raise(abort, 'VE-23: en føring slettes ikke'); end;

-- ─── Debt ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table gjeldssak (
    id              integer primary key,
    person_id       integer not null references person (id),
    radgiver        text not null references ansatt (ident),
    henvist_av      text not null references ansatt (ident),
    henvist_fra     text not null check (henvist_fra in ('bruker', 'postmote', 'soknad')),
    soknad_id       integer references soknad (id),
    henvist_dato    text not null check (henvist_dato is date(henvist_dato)),
    grunn           text not null,
    niva            text not null default 'niva_1' check (niva in ('niva_1', 'niva_2', 'niva_3')),
    tilstand        text not null check (tilstand in ('henvist', 'venter', 'kartlegging', 'kreditorkontakt', 'forslag', 'frivillig_ordning', 'namsmann', 'oppfolging', 'avsluttet')),
    neste_steg      text not null default '',                           -- GJ-2
    neste_dato      text check (neste_dato is null or neste_dato is date(neste_dato)),
    vedtak_id       integer references vedtak (id),                     -- GJ-1: the § 17-vedtak
    oppstart        text check (oppstart is null or oppstart is date(oppstart)),
    oppstart_grunn  text not null default '',
    fullmakt_til    text check (fullmakt_til is null or fullmakt_til is date(fullmakt_til)),
    fullmakt        text not null default '',
    avsluttet       text check (avsluttet is null or avsluttet is date(avsluttet)),
    avslutningsarsak text,
    versjon         integer not null default 1,
    check ((tilstand = 'avsluttet') = (avsluttet is not null)),
    check (tilstand in ('avsluttet', 'henvist') or (length(neste_steg) > 0 and neste_dato is not null))
) strict;
create unique index gjeldssak_apen_person on gjeldssak (person_id) where avsluttet is null;
create index gjeldssak_person on gjeldssak (person_id);
create index gjeldssak_radgiver on gjeldssak (radgiver, neste_dato) where avsluttet is null;
create index gjeldssak_apen on gjeldssak (henvist_dato) where avsluttet is null;
create index gjeldssak_liste on gjeldssak (tilstand <> 'henvist', coalesce(neste_dato, henvist_dato), henvist_dato, id) where avsluttet is null;
create trigger gjeldssak_slettes_ikke before delete on gjeldssak begin select raise(abort, 'PE-8: en gjeldssak slettes ikke'); end;

-- GJ-3
create table gjeldskrav (
    id              integer primary key,
    gjeldssak_id    integer not null references gjeldssak (id),
    kreditor        text not null check (length(kreditor) > 0),
    inkasso         text not null default '',
    referanse       text not null default '',
    hovedstol_ore   integer not null check (hovedstol_ore >= 0),
    renter_ore      integer not null default 0 check (renter_ore >= 0),
    omkostninger_ore integer not null default 0 check (omkostninger_ore >= 0),
    saldo_dato      text not null check (saldo_dato is date(saldo_dato)),
    sikret          integer not null default 0 check (sikret in (0, 1)),
    sikkerhet       text not null default '',
    medskyldner     text not null default '',
    stadium         text not null check (stadium in ('faktura', 'purring', 'inkassovarsel', 'betalingsoppfordring', 'forliksrad', 'utlegg', 'trekk', 'tvangssalg')),
    klasse          text not null check (klasse in ('bidrag', 'erstatning', 'bot', 'skatt', 'bolig', 'forbruk', 'student', 'sosiallan', 'annet')),
    svar            text not null default 'ikke_svart' check (svar in ('ikke_spurt', 'ikke_svart', 'ja', 'nei', 'delvis')),
    svar_dato       text check (svar_dato is null or svar_dato is date(svar_dato)),
    innfridd        text check (innfridd is null or innfridd is date(innfridd)),
    versjon         integer not null default 1
) strict;
create index gjeldskrav_sak on gjeldskrav (gjeldssak_id);
create trigger gjeldskrav_slettes_ikke before delete on gjeldskrav begin select raise(abort, 'PE-8: et krav slettes ikke'); end;

-- GJ-4: the budget by livsoppholdssats; another template than the vedtak's.
create table gjeldsbudsjettpost (
    id              integer primary key,
    gjeldssak_id    integer not null references gjeldssak (id),
    art             text not null check (art in ('inntekt', 'boutgift', 'barnepass', 'saerutgift')),
    tekst           text not null check (length(tekst) > 0),
    belop_ore       integer not null check (belop_ore >= 0),
    versjon         integer not null default 1
) strict;
create index gjeldsbudsjettpost_sak on gjeldsbudsjettpost (gjeldssak_id);

-- GJ-6: the gjeldsrådgiver's own.
create table gjeldsnotat (
    id              integer primary key,
    gjeldssak_id    integer not null references gjeldssak (id),
    tekst           text not null check (length(tekst) > 0),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid))
) strict;
create index gjeldsnotat_sak on gjeldsnotat (gjeldssak_id, tid desc);
create trigger gjeldsnotat_slettes_ikke before delete on gjeldsnotat begin select raise(abort, 'PE-8: et notat slettes ikke'); end;

-- ─── One person ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- PE-9: what hangs together is about one and the same person, whatever the code does ...
create trigger veilederbytte_samme_person before insert on veilederbytte begin
    select raise(abort, 'PE-9: saken er en annen persons')
        where (select person_id from sak where id = new.sak_id) is not new.person_id;
end;
create trigger journalnotat_samme_person before insert on journalnotat begin
    select raise(abort, 'PE-9: notatet som rettes, er en annen persons')
        where new.retter_id is not null and (select person_id from journalnotat where id = new.retter_id) is not new.person_id;
end;
create trigger dokumentasjonskrav_samme_person before insert on dokumentasjonskrav begin
    select raise(abort, 'PE-9: søknaden er en annen persons')
        where new.soknad_id is not null and (select person_id from soknad where id = new.soknad_id) is not new.person_id;
end;
create trigger beslutning_samme_person before insert on beslutning begin
    select raise(abort, 'PE-9: saken og søknaden er ikke den samme personens')
        where new.sak_id is not null
          and (select person_id from sak where id = new.sak_id) is not (select person_id from soknad where id = new.soknad_id);
end;
create trigger drofting_samme_person before insert on drofting begin
    select raise(abort, 'PE-9: søknaden er en annen persons')
        where new.soknad_id is not null and (select person_id from soknad where id = new.soknad_id) is not new.person_id;
end;
create trigger vedtak_samme_person before insert on vedtak begin
    select raise(abort, 'PE-9: saken er en annen persons')
        where (select person_id from sak where id = new.sak_id) is not new.person_id;
    select raise(abort, 'VE-20: søknaden er en annen persons')
        where new.soknad_id is not null and (select person_id from soknad where id = new.soknad_id) is not new.person_id;
    select raise(abort, 'VE-18: vedtaket det viser til, er en annen persons')
        where (select person_id from vedtak where id = new.forrige_id) <> new.person_id
           or (select person_id from vedtak where id = new.endrer_id) <> new.person_id;
end;
create trigger vedtak_blir_samme_person before update of person_id, sak_id, soknad_id, forrige_id, endrer_id on vedtak begin
    select raise(abort, 'PE-9: saken er en annen persons')
        where (select person_id from sak where id = new.sak_id) is not new.person_id;
    select raise(abort, 'VE-20: søknaden er en annen persons')
        where new.soknad_id is not null and (select person_id from soknad where id = new.soknad_id) is not new.person_id;
    select raise(abort, 'VE-18: vedtaket det viser til, er en annen persons')
        where (select person_id from vedtak where id = new.forrige_id) <> new.person_id
           or (select person_id from vedtak where id = new.endrer_id) <> new.person_id;
end;
create trigger vedtakspost_samme_person before insert on vedtakspost begin
    select raise(abort, 'VE-20: søknaden er en annen persons')
        where new.soknadspost_id is not null
          and (select s.person_id from soknadspost p join soknad s on s.id = p.soknad_id where p.id = new.soknadspost_id)
              is not (select person_id from vedtak where id = new.vedtak_id);
end;
create trigger vedtakspost_blir_samme_person before update of vedtak_id, soknadspost_id on vedtakspost begin
    select raise(abort, 'VE-20: søknaden er en annen persons')
        where new.soknadspost_id is not null
          and (select s.person_id from soknadspost p join soknad s on s.id = p.soknad_id where p.id = new.soknadspost_id)
              is not (select person_id from vedtak where id = new.vedtak_id);
end;
create trigger soknad_samme_person before insert on soknad when new.fra_vedtak_id is not null begin
    select raise(abort, 'PE-9: vedtaket er en annen persons')
        where (select person_id from vedtak where id = new.fra_vedtak_id) is not new.person_id;
end;
create trigger soknad_blir_samme_person before update of fra_vedtak_id on soknad when new.fra_vedtak_id is not null begin
    select raise(abort, 'PE-9: vedtaket er en annen persons')
        where (select person_id from vedtak where id = new.fra_vedtak_id) is not new.person_id;
end;
create trigger gjeldssak_samme_person before insert on gjeldssak begin
    select raise(abort, 'PE-9: søknaden er en annen persons')
        where new.soknad_id is not null and (select person_id from soknad where id = new.soknad_id) is not new.person_id;
    select raise(abort, 'PE-9: vedtaket er en annen persons')
        where new.vedtak_id is not null and (select person_id from vedtak where id = new.vedtak_id) is not new.person_id;
end;
create trigger gjeldssak_blir_samme_person before update of person_id, soknad_id, vedtak_id on gjeldssak begin
    select raise(abort, 'PE-9: søknaden er en annen persons')
        where new.soknad_id is not null and (select person_id from soknad where id = new.soknad_id) is not new.person_id;
    select raise(abort, 'PE-9: vedtaket er en annen persons')
        where new.vedtak_id is not null and (select person_id from vedtak where id = new.vedtak_id) is not new.person_id;
end;
create trigger oppgave_samme_person before insert on oppgave begin
    select raise(abort, 'PE-9: oppgaven gjelder noe om en annen person')
        where new.person_id is not case new.objekt
            when 'person' then new.objekt_id
            when 'sak' then (select person_id from sak where id = new.objekt_id)
            when 'soknad' then (select person_id from soknad where id = new.objekt_id)
            when 'vedtak' then (select person_id from vedtak where id = new.objekt_id)
            when 'utbetaling' then (select v.person_id from utbetaling u join vedtak v on v.id = u.vedtak_id where u.id = new.objekt_id)
            when 'gjeldssak' then (select person_id from gjeldssak where id = new.objekt_id)
            when 'veilederbytte' then (select person_id from veilederbytte where id = new.objekt_id)
            when 'dokumentasjonskrav' then (select person_id from dokumentasjonskrav where id = new.objekt_id)
            when 'sluttdato' then (select person_id from sluttdato where id = new.objekt_id)
            else new.person_id end;
end;

-- ... and whose it is, never changes.
create trigger sak_fast_person before update of person_id on sak
    when new.person_id is not old.person_id begin
    select raise(abort, 'PE-9: saken bytter ikke person');
end;
create trigger soknad_fast_person before update of person_id on soknad
    when new.person_id is not old.person_id begin
    select raise(abort, 'PE-9: søknaden bytter ikke person');
end;
create trigger soknadspost_fast_person before update of soknad_id on soknadspost
    when new.soknad_id is not old.soknad_id begin
    select raise(abort, 'PE-9: det det er søkt om, bytter ikke søknad');
end;
create trigger vedtak_fast_person before update of person_id on vedtak
    when new.person_id is not old.person_id begin
    select raise(abort, 'PE-9: vedtaket bytter ikke person');
end;
create trigger gjeldssak_fast_person before update of person_id on gjeldssak
    when new.person_id is not old.person_id begin
    select raise(abort, 'PE-9: gjeldssaken bytter ikke person');
end;
create trigger veilederbytte_fast_person before update of person_id, sak_id on veilederbytte
    when (new.person_id, new.sak_id) is not (old.person_id, old.sak_id) begin
    select raise(abort, 'PE-9: byttet av veileder flyttes ikke');
end;
create trigger journalnotat_fast_person before update of retter_id on journalnotat
    when new.retter_id is not old.retter_id begin
    select raise(abort, 'PE-9: en rettelse peker ikke på et nytt notat');
end;
create trigger dokumentasjonskrav_fast_person before update of person_id, soknad_id on dokumentasjonskrav
    when (new.person_id, new.soknad_id) is not (old.person_id, old.soknad_id) begin
    select raise(abort, 'PE-9: dokumentasjonskravet bytter ikke person');
end;
create trigger sluttdato_fast_person before update of person_id on sluttdato
    when new.person_id is not old.person_id begin
    select raise(abort, 'PE-9: sluttdatoen bytter ikke person');
end;
create trigger beslutning_fast_person before update of sak_id, soknad_id on beslutning
    when (new.sak_id, new.soknad_id) is not (old.sak_id, old.soknad_id) begin
    select raise(abort, 'PE-9: beslutningen flyttes ikke');
end;
create trigger drofting_fast_person before update of person_id, soknad_id on drofting
    when (new.person_id, new.soknad_id) is not (old.person_id, old.soknad_id) begin
    select raise(abort, 'PE-9: drøftingen bytter ikke person');
end;
create trigger oppgave_fast_person before update of person_id, objekt, objekt_id on oppgave
    when (new.person_id, new.objekt, new.objekt_id) is not (old.person_id, old.objekt, old.objekt_id) begin
    select raise(abort, 'PE-9: oppgaven bytter ikke person');
end;

-- ─── Klage ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- KL-1: a klage on one vedtak. `tilstand` is the last step's, kept by the triggers: every klage has exactly one, so the counts always add up.
create table klage (
    id              integer primary key,
    person_id       integer not null references person (id),
    vedtak_id       integer not null references vedtak (id),
    mottatt         text not null check (mottatt is date(mottatt)),     -- the clock of PM-4 runs from here
    avgitt          text not null check (avgitt is date(avgitt)),       -- when it was posted or handed in: what the frist is held against
    kanal           text not null check (kanal in ('papir', 'muntlig', 'digital')),
    tekst           text not null check (length(tekst) > 0),            -- what is complained of; an oral one is written down
    kommet_frem     text not null check (kommet_frem is date(kommet_frem)),     -- KL-2: when the vedtak reached the person
    frist           text not null check (frist is date(frist)),
    tilstand        text not null default 'mottatt' check (tilstand in ('mottatt', 'formkontroll', 'avvist', 'ny_vurdering', 'medhold', 'delvis',
                        'opprettholdt', 'oversendt', 'stadfestet', 'endret', 'opphevet', 'avvist_sf', 'avsluttet', 'trukket')),
    saksbehandler   text references ansatt (ident),                     -- KL-3: who reconsiders; null = nobody yet
    forelopig_svar  text check (forelopig_svar is null or forelopig_svar is date(forelopig_svar)),     -- PM-4: the last one sent
    nytt_vedtak_id  integer references vedtak (id),                     -- VE-18: the vedtak that changed the old one, set at the end
    laerdom         text not null default '',                           -- KL-4
    rutine_id       integer references rutine (id),                     -- KL-4
    registrert_av   text not null references ansatt (ident),
    registrert_tid  text not null check (registrert_tid is strftime('%FT%R:%fZ', registrert_tid)),
    versjon         integer not null default 1,
    check (avgitt <= mottatt and frist > kommet_frem)
) strict;
create unique index klage_vedtak_apen on klage (vedtak_id) where tilstand not in ('avsluttet', 'trukket');
create index klage_vedtak on klage (vedtak_id);
create index klage_person on klage (person_id, mottatt desc);
create index klage_apen on klage (mottatt) where tilstand not in ('avsluttet', 'trukket');
create index klage_saksbehandler on klage (saksbehandler, mottatt) where tilstand not in ('avsluttet', 'trukket');
create index klage_mottatt on klage (mottatt, tilstand);

-- KL-1: what has happened to it, a row for each step, never changed. `grunn` is the code of why it was avvist, or taken although late.
create table klagesteg (
    id              integer primary key,
    klage_id        integer not null references klage (id),
    fra             text,
    til             text not null check (til in ('mottatt', 'formkontroll', 'avvist', 'ny_vurdering', 'medhold', 'delvis', 'opprettholdt',
                        'oversendt', 'stadfestet', 'endret', 'opphevet', 'avvist_sf', 'avsluttet', 'trukket')),
    dato            text not null check (dato is date(dato)),
    grunn           text check (grunn in ('for_sent', 'ikke_klagerett', 'ikke_vedtak', 'mangler', 'ikke_lastes', 'saerlige_grunner')),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    check ((fra is null) = (til = 'mottatt')),
    check (til not in ('avvist', 'medhold', 'delvis', 'opprettholdt') or length(tekst) > 0),
    check (til <> 'avvist' or grunn in ('for_sent', 'ikke_klagerett', 'ikke_vedtak', 'mangler'))
) strict;
create index klagesteg_klage on klagesteg (klage_id, id);
create trigger klagesteg_fast before update on klagesteg begin select raise(abort, 'KL-1: et steg i en klage endres ikke'); end;
create trigger klagesteg_slettes_ikke before delete on klagesteg begin select raise(abort, 'KL-1: et steg i en klage slettes ikke'); end;
create trigger klagesteg_lovlig before insert on klagesteg begin
    select raise(abort, 'KL-1: en klage begynner én gang')
        where new.fra is null and exists (select 1 from klagesteg where klage_id = new.klage_id);
    select raise(abort, 'KL-1: klagen står et annet sted nå')
        where new.fra is not null and new.fra is not (select tilstand from klage where id = new.klage_id);
    select raise(abort, 'KL-1: ulovlig steg')
        where new.fra is not null and new.fra || '>' || new.til not in ('mottatt>formkontroll', 'mottatt>trukket', 'formkontroll>avvist',
            'formkontroll>ny_vurdering', 'formkontroll>trukket', 'avvist>avsluttet', 'ny_vurdering>medhold', 'ny_vurdering>delvis',
            'ny_vurdering>opprettholdt', 'ny_vurdering>trukket', 'medhold>avsluttet', 'delvis>oversendt', 'delvis>avsluttet',
            'opprettholdt>oversendt', 'opprettholdt>trukket', 'oversendt>stadfestet', 'oversendt>endret', 'oversendt>opphevet',
            'oversendt>avvist_sf', 'oversendt>trukket', 'stadfestet>avsluttet', 'endret>avsluttet', 'opphevet>avsluttet', 'avvist_sf>avsluttet');
    select raise(abort, 'KL-2: klagen kom etter fristen, og det må skrives hvorfor den likevel behandles')
        where new.fra = 'formkontroll' and new.til = 'ny_vurdering' and exists (select 1 from klage where id = new.klage_id and avgitt > frist)
          and (new.grunn is null or new.grunn not in ('ikke_lastes', 'saerlige_grunner') or length(new.tekst) = 0);
    select raise(abort, 'KL-3: den som signerte vedtaket avgjør ikke klagen på det')
        where new.til in ('avvist', 'medhold', 'delvis', 'opprettholdt')
          and exists (select 1 from klage k join vedtak v on v.id = k.vedtak_id
                      join signatur s on s.vedtak_id = v.id and s.runde = v.runde where k.id = new.klage_id and s.ident = new.ident);
    select raise(abort, 'KL-3: klagen vurderes på nytt av den som har fått den')
        where new.til in ('medhold', 'delvis', 'opprettholdt')
          and (select saksbehandler from klage where id = new.klage_id) is not new.ident;
    select raise(abort, 'KL-3: ingen har fått klagen til ny vurdering')
        where new.til = 'ny_vurdering' and (select saksbehandler from klage where id = new.klage_id) is null;
    select raise(abort, 'VE-18: vedtaket som endrer det gamle, er ikke iverksatt')
        where new.til = 'avsluttet'
          and exists (select 1 from klagesteg where klage_id = new.klage_id and til in ('medhold', 'delvis', 'endret', 'opphevet'))
          and not exists (select 1 from klage k join vedtak v on v.id = k.nytt_vedtak_id
                          where k.id = new.klage_id and v.endrer_id = k.vedtak_id and v.tilstand = 'iverksatt');
end;
create trigger klagesteg_gjelder after insert on klagesteg when new.fra is not null begin
    update klage set tilstand = new.til where id = new.klage_id;
end;

create trigger klage_lovlig before insert on klage begin
    select raise(abort, 'KL-1: en klage begynner som mottatt') where new.tilstand <> 'mottatt';
    select raise(abort, 'PE-9: vedtaket er en annen persons')
        where (select person_id from vedtak where id = new.vedtak_id) is not new.person_id;
    select raise(abort, 'VE-18: det nye vedtaket er en annen persons')
        where new.nytt_vedtak_id is not null and (select person_id from vedtak where id = new.nytt_vedtak_id) is not new.person_id;
    select raise(abort, 'KL-1: det klages på et vedtak som er iverksatt')
        where (select tilstand from vedtak where id = new.vedtak_id) is not 'iverksatt';
end;
create trigger klage_mottatt after insert on klage begin
    insert into klagesteg (klage_id, til, dato, ident, tid) values (new.id, 'mottatt', new.mottatt, new.registrert_av, new.registrert_tid);
end;
create trigger klage_tilstand before update of tilstand on klage begin
    select raise(abort, 'KL-1: tilstanden er det siste stegets')
        where new.tilstand is not (select til from klagesteg where klage_id = old.id order by id desc limit 1);
end;
create trigger klage_fast before update of person_id, vedtak_id, mottatt, kanal, tekst, registrert_av, registrert_tid on klage begin
    select raise(abort, 'KL-1: det som ble mottatt, endres ikke');
end;
create trigger klage_datoer before update of avgitt, kommet_frem, frist on klage begin
    select raise(abort, 'KL-2: fristen er avgjort') where old.tilstand not in ('mottatt', 'formkontroll');
end;
create trigger klage_nytt_vedtak before update of nytt_vedtak_id on klage when new.nytt_vedtak_id is not null begin
    select raise(abort, 'VE-18: det nye vedtaket viser ikke til det det er klaget på')
        where (select endrer_id from vedtak where id = new.nytt_vedtak_id) is not old.vedtak_id;
end;
create trigger klage_ny_saksbehandler before insert on klage when new.saksbehandler is not null begin
    select raise(abort, 'KL-3: den som signerte vedtaket, vurderer ikke klagen på det')
        where exists (select 1 from vedtak v join signatur s on s.vedtak_id = v.id and s.runde = v.runde
                      where v.id = new.vedtak_id and s.ident = new.saksbehandler);
end;
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
create trigger klage_slettes_ikke before delete on klage begin select raise(abort, 'PE-8: en klage slettes ikke'); end;

-- PM-4: foreløpig svar as it was sent, on a søknad or a klage. A new one when the time that was promised has passed.
create table forelopig_svar (
    id              integer primary key,
    person_id       integer not null references person (id),
    soknad_id       integer references soknad (id),
    klage_id        integer references klage (id),
    sendt           text not null check (sendt is date(sendt)),
    grunn           text not null check (length(grunn) > 0),            -- why it takes longer, as it is said in the letter
    forventet       text not null check (forventet is date(forventet)), -- when an answer can be expected
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    check ((soknad_id is null) <> (klage_id is null)),
    check (forventet > sendt)
) strict;
create index forelopig_svar_soknad on forelopig_svar (soknad_id, id);
create index forelopig_svar_klage on forelopig_svar (klage_id, id);
create index forelopig_svar_person on forelopig_svar (person_id);
create trigger forelopig_svar_fast before update on forelopig_svar begin select raise(abort, 'PM-4: et foreløpig svar endres ikke'); end;
create trigger forelopig_svar_slettes_ikke before delete on forelopig_svar begin select raise(abort, 'PM-4: et foreløpig svar slettes ikke'); end;
create trigger forelopig_svar_samme_person before insert on forelopig_svar begin
    select raise(abort, 'PE-9: søknaden er en annen persons')
        where new.soknad_id is not null and (select person_id from soknad where id = new.soknad_id) is not new.person_id;
    select raise(abort, 'PE-9: klagen er en annen persons')
        where new.klage_id is not null and (select person_id from klage where id = new.klage_id) is not new.person_id;
end;
create trigger forelopig_svar_sendt after insert on forelopig_svar begin
    update soknad set forelopig_svar = new.sendt where id = new.soknad_id;
    update klage set forelopig_svar = new.sendt where id = new.klage_id;
end;

-- ─── Routines and law ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The office's own short routines. What a routine says is its newest utgave; the older ones are its history.
create table rutine (
    id              integer primary key,
    opprettet       text not null check (opprettet is strftime('%FT%R:%fZ', opprettet)),
    avsluttet       text check (avsluttet is null or avsluttet is date(avsluttet)),
    versjon         integer not null default 1
) strict;
create trigger rutine_slettes_ikke before delete on rutine begin select raise(abort, 'PE-8: en rutine slettes ikke'); end;

create table rutineutgave (
    id              integer primary key,
    rutine_id       integer not null references rutine (id),
    tittel          text not null check (length(tittel) > 0),
    tekst           text not null check (length(tekst) > 0),
    eier            text not null references ansatt (ident),
    regler          text not null default '',                           -- ids with spaces between: "KL-2 KL-3"
    gjennomgatt     text not null check (gjennomgatt is date(gjennomgatt)),
    neste           text not null check (neste is date(neste)),         -- when it is to be looked through again
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    check (neste > gjennomgatt)
) strict;
create index rutineutgave_rutine on rutineutgave (rutine_id, id);
create trigger rutineutgave_fast before update on rutineutgave begin select raise(abort, 'KL-4: en utgave av en rutine endres ikke'); end;
create trigger rutineutgave_slettes_ikke before delete on rutineutgave begin select raise(abort, 'KL-4: en utgave av en rutine slettes ikke'); end;

-- When a law that has been passed comes into force, where the program was made before that was decided. The newest row of a law counts.
create table lovikraft (
    id              integer primary key,
    lov             text not null check (lov in ('fvl_2025')),
    fra             text not null check (fra is date(fra)),
    kilde           text not null check (length(kilde) > 0),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid))
) strict;
create trigger lovikraft_fast before update on lovikraft begin select raise(abort, 'VE-19: datoen endres ikke, den rettes med en ny rad'); end;
create trigger lovikraft_slettes_ikke before delete on lovikraft begin select raise(abort, 'VE-19: datoen slettes ikke'); end;

-- ─── Letters ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- VE-19: the office as it stands on its letters, filled in by the leder. Append-only: the newest row counts.
create table brevhode (
    id              integer primary key,
    adresse         text not null default '',
    postnummer      text not null default '' check (postnummer = '' or postnummer glob '[0-9][0-9][0-9][0-9]'),
    poststed        text not null default '',
    telefon         text not null default '',
    statsforvalter  text not null default '',                           -- "Nordland": where a klage is sent on to
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid))
) strict;
create trigger brevhode_fast before update on brevhode begin select raise(abort, 'VE-19: et brevhode endres med en ny rad'); end;
create trigger brevhode_slettes_ikke before delete on brevhode begin select raise(abort, 'VE-19: et brevhode slettes ikke'); end;

-- VE-19, SI-9, PE-8: a letter as it was made. `innhold` is the content in one canonical form, and with the same typst and template it gives
-- `pdf` again, byte for byte. Only where the paper is, changes.
create table brev (
    id              integer primary key,
    person_id       integer not null references person (id),
    vedtak_id       integer references vedtak (id),
    art             text not null check (art in ('vedtak', 'forelopig_svar', 'varsel', 'dokumentasjon', 'veilederbytte', 'paragraf_17',
                        'klage_avvist', 'klage_oversendt', 'klage_kopi')),
    objekt          text check (objekt in ('soknad', 'klage', 'veilederbytte', 'gjeldssak')),       -- what it answers or tells of ...
    objekt_id       integer,
    saksnummer      text not null,                                      -- the only thing of the person's in a file name
    malform         text not null check (malform in ('bokmal', 'nynorsk')),
    innhold         text not null check (json_valid(innhold)),
    pdf             blob not null,
    sha256          text not null check (length(sha256) = 64),          -- of the pdf; in the log too
    typst           text not null check (length(typst) > 0),            -- version
    mal             text not null check (length(mal) = 64),             -- sha256 of the template
    laget_tid       text not null check (laget_tid is strftime('%FT%R:%fZ', laget_tid)),
    laget_av        text not null references ansatt (ident),
    tilstand        text not null default 'i_ko' check (tilstand in ('i_ko', 'skrevet_ut', 'sendt')),
    skrevet_ut_tid  text check (skrevet_ut_tid is null or skrevet_ut_tid is strftime('%FT%R:%fZ', skrevet_ut_tid)),
    skrevet_ut_av   text references ansatt (ident),
    sendt_dato      text check (sendt_dato is null or sendt_dato is date(sendt_dato)),     -- KL-2 counts from here
    sendt_maate     text check (sendt_maate in ('post', 'overlevert', 'digital')),
    sendt_av        text references ansatt (ident),
    versjon         integer not null default 1,
    varsel_om       text check (varsel_om in ('reduksjon', 'stans', 'opphor')),     -- VE-12: of a varsel, with the day one may answer until
    svarfrist       text check (svarfrist is null or svarfrist is date(svarfrist)),
    check ((art = 'vedtak') <= (vedtak_id is not null)),
    check ((varsel_om is null) = (svarfrist is null) and (varsel_om is null or (art = 'varsel' and vedtak_id is not null))),
    check ((objekt is null) = (objekt_id is null)),
    check ((skrevet_ut_tid is null) = (skrevet_ut_av is null)),
    check (tilstand <> 'skrevet_ut' or skrevet_ut_tid is not null),
    check ((tilstand = 'sendt') = (sendt_dato is not null)),
    check ((sendt_dato is null) = (sendt_maate is null) and (sendt_dato is null) = (sendt_av is null))
) strict;
create index brev_person on brev (person_id, id desc);
create unique index brev_vedtak on brev (vedtak_id) where art = 'vedtak';
create index brev_ko on brev (laget_tid, id) where tilstand <> 'sendt';
create trigger brev_begynner_i_ko before insert on brev begin
    select raise(abort, 'VE-19: et brev begynner i køen') where new.tilstand <> 'i_ko' or new.skrevet_ut_tid is not null;
    select raise(abort, 'VE-19: brevet gjelder et annet vedtak enn personens eget')
        where new.vedtak_id is not null and (select person_id from vedtak where id = new.vedtak_id) is not new.person_id;
    select raise(abort, 'VE-19: vedtaket er ikke iverksatt')
        where new.vedtak_id is not null and (select tilstand from vedtak where id = new.vedtak_id) is not 'iverksatt';
end;
create trigger brev_fast before update of id, person_id, vedtak_id, art, objekt, objekt_id, saksnummer, malform, innhold, pdf, sha256, typst, mal,
        laget_tid, laget_av, varsel_om, svarfrist on brev begin
    select raise(abort, 'PE-8: et brev endres ikke');
end;
create trigger brev_fram before update of tilstand, skrevet_ut_tid, skrevet_ut_av, sendt_dato, sendt_maate, sendt_av on brev begin
    select raise(abort, 'PE-8: brevet er sendt') where old.tilstand = 'sendt';
    select raise(abort, 'PE-8: et brev går ikke tilbake i køen') where new.tilstand = 'i_ko';
end;
create trigger brev_slettes_ikke before delete on brev begin select raise(abort, 'PE-8: et brev slettes ikke'); end;

-- VE-12: what the person said to a varsel, or that the frist went out without a word. The newest counts.
create table varselsvar (
    id              integer primary key,
    brev_id         integer not null references brev (id),
    svarte          integer not null check (svarte in (0, 1)),
    dato            text not null check (dato is date(dato)),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    check (svarte = 0 or length(tekst) > 0)
) strict;
create index varselsvar_brev on varselsvar (brev_id, id);
create trigger varselsvar_lovlig before insert on varselsvar begin
    select raise(abort, 'VE-12: det svares på et varsel') where (select art from brev where id = new.brev_id) is not 'varsel';
    select raise(abort, 'VE-12: fristen for å svare er ikke ute')
        where new.svarte = 0 and new.dato <= (select svarfrist from brev where id = new.brev_id);
end;
create trigger varselsvar_fast before update on varselsvar begin select raise(abort, 'VE-12: et svar på et varsel endres ikke'); end;
create trigger varselsvar_slettes_ikke before delete on varselsvar begin
    select raise(abort, 'VE-12: et svar på et varsel slettes ikke');
end;

-- ─── Backup ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- SI-6: copies that have been taken, opened and found in order, and the folder a daily one goes to (null: none any more). Newest counts.
create table sikkerhetskopi (
    id              integer primary key,
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    ident           text not null references ansatt (ident),
    mappe           text not null,
    filnavn         text not null,
    loggnr          integer not null                                    -- how far the log had come
) strict;
create trigger sikkerhetskopi_fast before update on sikkerhetskopi begin select raise(abort, 'SI-6: kopien er ført'); end;
create trigger sikkerhetskopi_slettes_ikke before delete on sikkerhetskopi begin select raise(abort, 'SI-6: kopien er ført'); end;

create table kopimappe (
    id              integer primary key,
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    ident           text not null references ansatt (ident),
    mappe           text,
    fil             text                                                -- which file it was chosen for: not for one that is moved or copied
) strict;
create trigger kopimappe_fast before update on kopimappe begin select raise(abort, 'SI-6: skriv en ny rad'); end;
create trigger kopimappe_slettes_ikke before delete on kopimappe begin select raise(abort, 'SI-6: skriv en ny rad'); end;

-- ─── The log ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- SI-3: append-only; each entry's hash covers the one before it (domain/logg.py). `logg_tid` tells the newest by the clock.
create table logg (
    nr              integer primary key,
    tid             text not null check (tid is strftime('%FT%R:%fZ', tid)),
    ident           text not null,
    handling        text not null,
    objekt          text,
    objekt_id       integer,
    person_id       integer,
    data            text not null check (json_valid(data)),
    forrige         text not null,
    hash            text not null unique check (length(hash) = 64)
) strict;
create index logg_person on logg (person_id, nr);
create index logg_ident on logg (ident, nr);
create index logg_filnokkel on logg (tid) where handling = 'filens nøkkel byttet';
create index logg_kopiforsok on logg (tid) where handling = 'daglig kopi begynt';
create index logg_kopi_med_feil on logg (tid) where handling = 'sikkerhetskopi med feil';
create index logg_klokke on logg (nr) where handling = 'klokken bekreftet';
create index logg_tid on logg (tid);
create trigger logg_kjede before insert on logg begin
    select raise(abort, 'SI-3: loggen skrives bare i enden av kjeden')
        where new.nr <> (select coalesce(max(nr), 0) + 1 from logg)
           or new.forrige <> coalesce((select hash from logg where nr = new.nr - 1), '');
end;
create trigger logg_fast before update on logg begin select raise(abort, 'SI-3: loggen endres ikke'); end;
create trigger logg_slettes_ikke before delete on logg begin select raise(abort, 'SI-3: loggen slettes ikke'); end;
