-- KL-1, VE-12: letters for klager, and a varsel with its frist and its answer. The statements are schema.sql's.

-- Rebuilt: the list of kinds is a check.
create table ny_brev (
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
    laget_tid       text not null check (laget_tid like '____-__-__T__:__:__.___Z'),
    laget_av        text not null references ansatt (ident),
    tilstand        text not null default 'i_ko' check (tilstand in ('i_ko', 'skrevet_ut', 'sendt')),
    skrevet_ut_tid  text check (skrevet_ut_tid is null or skrevet_ut_tid like '____-__-__T__:__:__.___Z'),
    skrevet_ut_av   text references ansatt (ident),
    sendt_dato      text check (sendt_dato is null or sendt_dato = date(sendt_dato)),      -- KL-2 counts from here
    sendt_maate     text check (sendt_maate in ('post', 'overlevert', 'digital')),
    sendt_av        text references ansatt (ident),
    versjon         integer not null default 1,
    varsel_om       text check (varsel_om in ('reduksjon', 'stans', 'opphor')),     -- VE-12: of a varsel, with the day one may answer until
    svarfrist       text check (svarfrist is null or svarfrist = date(svarfrist)),
    check ((art = 'vedtak') <= (vedtak_id is not null)),
    check ((varsel_om is null) = (svarfrist is null) and (varsel_om is null or (art = 'varsel' and vedtak_id is not null))),
    check ((objekt is null) = (objekt_id is null)),
    check ((skrevet_ut_tid is null) = (skrevet_ut_av is null)),
    check (tilstand <> 'skrevet_ut' or skrevet_ut_tid is not null),
    check ((tilstand = 'sendt') = (sendt_dato is not null)),
    check ((sendt_dato is null) = (sendt_maate is null) and (sendt_dato is null) = (sendt_av is null))
) strict;
insert into ny_brev (id, person_id, vedtak_id, art, objekt, objekt_id, saksnummer, malform, innhold, pdf, sha256, typst, mal, laget_tid, laget_av,
        tilstand, skrevet_ut_tid, skrevet_ut_av, sendt_dato, sendt_maate, sendt_av, versjon)
    select id, person_id, vedtak_id, art, objekt, objekt_id, saksnummer, malform, innhold, pdf, sha256, typst, mal, laget_tid, laget_av,
        tilstand, skrevet_ut_tid, skrevet_ut_av, sendt_dato, sendt_maate, sendt_av, versjon from brev;
drop table brev;
alter table ny_brev rename to brev;
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
    dato            text not null check (dato = date(dato)),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
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
