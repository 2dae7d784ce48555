-- KL-4, VE-19: the office's routines, and when a law comes into force. The statements are schema.sql's.

-- ─── Routines and law ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The office's own short routines. What a routine says is its newest utgave; the older ones are its history.
create table rutine (
    id              integer primary key,
    opprettet       text not null check (opprettet like '____-__-__T__:__:__.___Z'),
    avsluttet       text check (avsluttet is null or avsluttet = date(avsluttet)),
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
    gjennomgatt     text not null check (gjennomgatt = date(gjennomgatt)),
    neste           text not null check (neste = date(neste)),          -- when it is to be looked through again
    ident           text not null references ansatt (ident),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
    check (neste > gjennomgatt)
) strict;
create index rutineutgave_rutine on rutineutgave (rutine_id, id);
create trigger rutineutgave_fast before update on rutineutgave begin select raise(abort, 'KL-4: en utgave av en rutine endres ikke'); end;
create trigger rutineutgave_slettes_ikke before delete on rutineutgave begin select raise(abort, 'KL-4: en utgave av en rutine slettes ikke'); end;

-- When a law that has been passed comes into force, where the program was made before that was decided. The newest row of a law counts.
create table lovikraft (
    id              integer primary key,
    lov             text not null check (lov in ('fvl_2025')),
    fra             text not null check (fra = date(fra)),
    kilde           text not null check (length(kilde) > 0),
    ident           text not null references ansatt (ident),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z')
) strict;
create trigger lovikraft_fast before update on lovikraft begin select raise(abort, 'VE-19: datoen endres ikke, den rettes med en ny rad'); end;
create trigger lovikraft_slettes_ikke before delete on lovikraft begin select raise(abort, 'VE-19: datoen slettes ikke'); end;
