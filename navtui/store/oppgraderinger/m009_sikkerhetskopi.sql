-- SI-6: copies that have been taken, opened and found in order, and the folder a daily one goes to (null: none any more). Newest counts.
create table sikkerhetskopi (
    id              integer primary key,
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
    ident           text not null references ansatt (ident),
    mappe           text not null,
    filnavn         text not null,
    loggnr          integer not null                                    -- how far the log had come
) strict;
create trigger sikkerhetskopi_fast before update on sikkerhetskopi begin select raise(abort, 'SI-6: kopien er ført'); end;
create trigger sikkerhetskopi_slettes_ikke before delete on sikkerhetskopi begin select raise(abort, 'SI-6: kopien er ført'); end;

create table kopimappe (
    id              integer primary key,
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
    ident           text not null references ansatt (ident),
    mappe           text
) strict;
create trigger kopimappe_fast before update on kopimappe begin select raise(abort, 'SI-6: skriv en ny rad'); end;
create trigger kopimappe_slettes_ikke before delete on kopimappe begin select raise(abort, 'SI-6: skriv en ny rad'); end;
