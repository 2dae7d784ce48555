-- Kvalifiseringsstønad with its amount, and a date of death. The statements are schema.sql's.

-- VE-5: the list of kinds is in a CHECK, so the table is made again; its rows wait in another meanwhile (m005 says why).
create table sats_venter as select * from sats;
drop table sats;
create table sats (
    id              integer primary key,
    art             text not null check (art in ('veiledende', 'kommunal', 'livsopphold', 'grunnbelop', 'forsinkelsesrente', 'kvp_barnetillegg')),
    gyldig_fra      text not null check (gyldig_fra = date(gyldig_fra)),
    verdier         text not null check (json_valid(verdier)),
    kilde           text not null check (length(kilde) > 0),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
    retter          integer unique references sats (id),
    grunn           text not null default '',
    check ((retter is null) = (length(grunn) = 0))
) strict;
insert into sats select * from sats_venter;
drop table sats_venter;
create unique index sats_forste on sats (art, gyldig_fra) where retter is null;
create trigger sats_fast before update on sats begin select raise(abort, 'VE-5: en sats endres ikke, den rettes med en ny rad'); end;
create trigger sats_slettes_ikke before delete on sats begin select raise(abort, 'VE-5: en sats slettes ikke'); end;

-- VE-5: the rates that came with the program, each as it was when it came. Of two of the same kind and date, the last counts.
create table levertsats (
    id              integer primary key,
    art             text not null check (art in ('veiledende', 'livsopphold', 'samvaer', 'grunnbelop', 'kvalifiseringsstonad', 'kvp_barnetillegg',
                        'forsinkelsesrente')),
    gyldig_fra      text not null check (gyldig_fra = date(gyldig_fra)),
    verdier         text not null check (json_valid(verdier)),
    kilde           text not null check (length(kilde) > 0),
    avledet         integer not null check (avledet in (0, 1)),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z')
) strict;
create index levertsats_art on levertsats (art, gyldig_fra, id);
create trigger levertsats_fast before update on levertsats begin select raise(abort, 'VE-5: en sats endres ikke'); end;
create trigger levertsats_slettes_ikke before delete on levertsats begin select raise(abort, 'VE-5: en sats slettes ikke'); end;
-- Which editions of them the file has taken in. An older program does not put its rows over a newer one's.
create table satsutgave (
    nr              integer primary key check (nr > 0),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z')
) strict;

-- § 35: kvalifiseringsstønad as it was granted: each stretch with all it is worked out from (KO-9).
create table vedtakskvplinje (
    id              integer primary key,
    vedtak_id       integer not null references vedtak (id),
    nr              integer not null,
    fra             text not null check (fra = date(fra)),
    til             text not null check (til = date(til)),
    grunnbelop_fra  text not null check (grunnbelop_fra = date(grunnbelop_fra)),
    grunnbelop_ore  integer not null check (grunnbelop_ore >= 0),
    faktor_fra      text not null check (faktor_fra = date(faktor_fra)),
    faktor_tusendeler integer not null check (faktor_tusendeler >= 0),
    teller          integer not null check (teller > 0),                -- the age's part: 2 of 3 under 25
    nevner          integer not null check (nevner >= teller),
    barn            integer not null check (barn >= 0),
    tillegg_fra     text check (tillegg_fra is null or tillegg_fra = date(tillegg_fra)),
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

-- A person's death. Registered in error is undone with a reason, and stays.
create table dodsfall (
    id              integer primary key,
    person_id       integer not null references person (id),
    dato            text not null check (dato = date(dato)),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
    angret_tid      text check (angret_tid is null or angret_tid like '____-__-__T__:__:__.___Z'),
    angret_av       text references ansatt (ident),
    angret_grunn    text not null default '',
    neste_dato      text check (neste_dato is null or neste_dato = date(neste_dato)),      -- what was next in the case before, for when it is undone
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

-- VE-1, KO-11: a program that is omgjort, and omgjort again, is still a program.
drop trigger vedtak_varighet;
create trigger vedtak_varighet before update of tilstand on vedtak
    when new.tilstand = 'iverksatt' and new.engang = 0 and new.art in ('stonad', 'omgjoring', 'reduksjon') begin
    select raise(abort, 'VE-1: vedtaket varer for lenge uten helseytelse og grunn')
        where (new.helseytelse is null or trim(coalesce(new.lengre_grunn, '')) = '')
          and coalesce((select art from vedtak where id = new.endrer_id), '') not in ('botilbud', 'radgivning', 'garanti', 'kvp')
          and not exists (select 1 from vedtakskvplinje where vedtak_id = new.id)           -- a program, however often it is omgjort
          and exists (select 1 from (select coalesce((select cast(verdi as integer) from innstilling where navn = 'vedtak_maaneder'
                  and gyldig_fra <= i_dag() order by gyldig_fra desc, id desc limit 1), 1) as m)
              where new.til > min(date(new.fra, '+' || m || ' months', '-1 day'), date(new.fra, 'start of month', '+' || (m + 1) || ' months', '-1 day')));
end;
drop trigger signatur_delegasjon;
create trigger signatur_delegasjon before insert on signatur begin
    select raise(abort, 'KO-11: den som signerer har ingen skriftlig delegasjon for denne typen vedtak')
        where not exists (select 1 from vedtak v left join vedtak e on e.id = v.endrer_id
                          join delegasjon d on d.ident = new.ident and d.vedtaksart
                            = iif(exists (select 1 from vedtakskvplinje k where k.vedtak_id in (v.id, e.id)), 'kvp', coalesce(e.art, v.art))
                          where v.id = new.vedtak_id and d.fra <= i_dag() and (d.til is null or d.til >= i_dag()));
end;
