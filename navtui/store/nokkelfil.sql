-- The key file beside an office's file (FIL.nokkel): what must be known before anyone has signed in, and the office's key, wrapped once for
-- each of the staff. A small SQLite database of its own, in clear, for its transactions and locks: several desks sign in at once.
-- It holds no person but the staff's idents (their names only in a demo file, where the sign-in screen tells who there is).

pragma application_id = 1312904779;     -- "NAVK"
pragma user_version = 2;                -- the format of this file

create table hode (
    id              integer primary key check (id = 1),
    skjema          integer not null,                       -- the schema version of the office's file
    kontor          text not null,
    kommunenummer   text not null,
    demo            integer not null check (demo in (0, 1)),
    demo_dato       text check (demo_dato = date(demo_dato)),
    merke           blob not null check (length(merke) = 32),   -- HMAC-SHA-256 under the office's key over all but `forsok`
    check ((demo = 1) = (demo_dato is not null))
) strict;

-- What each passphrase opens: argon2id makes a key of the passphrase, AES-256-GCM wraps the private half of a key pair (X25519) with it.
-- The office's key is sealed to the public half (HPKE), so that everyone can be given another key without her passphrase. A row without a
-- pair is from before there were any (format 1): its passphrase opens the office's key itself.
create table innpakning (
    ident           text primary key check (ident glob '[A-ZÆØÅ]*'),
    navn            text,                                   -- in a demo file only
    rolle           text,                                   -- in a demo file only
    salt            blob not null check (length(salt) = 16),
    runder          integer not null,                       -- argon2id: passes, KiB of memory, lanes
    minne           integer not null,
    lop             integer not null,
    engangstall     blob not null check (length(engangstall) = 12),
    innpakket       blob not null check (length(innpakket) = 48),
    offentlig       blob check (length(offentlig) = 32),
    forseglet       blob check (length(forseglet) = 80 and (forseglet is null) = (offentlig is null)),
    neste           blob check (length(neste) = 80 and (neste is null or offentlig is not null))    -- while the key is being changed
) strict;

-- The same for the recovery key, which `navtui opprett` shows once and nobody keeps here.
create table gjenoppretting (
    id              integer primary key check (id = 1),
    engangstall     blob not null check (length(engangstall) = 12),
    innpakket       blob not null check (length(innpakket) = 48),
    offentlig       blob check (length(offentlig) = 32),
    forseglet       blob check (length(forseglet) = 80 and (forseglet is null) = (offentlig is null)),
    neste           blob check (length(neste) = 80 and (neste is null or offentlig is not null))
) strict;

-- SI-1: attempts to sign in. They cannot be in the log, which is encrypted; the next one who gets in writes the wrong ones there.
create table forsok (
    nr              integer primary key,
    ident           text not null,
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
    lyktes          integer not null default 0 check (lyktes in (0, 1)),
    loggfort        integer not null default 0 check (loggfort in (0, 1))
) strict;
create index forsok_ident on forsok (ident, nr);

-- SI-3: heads of the log's chain at sign-out, backup and closed postmøte. A log that no longer holds one of them has been cut.
create table loggmerke (
    nr              integer primary key,                    -- the entry's number in the log
    hash            text not null,
    tid             text not null,
    anledning       text not null check (anledning in ('utlogging', 'sikkerhetskopi', 'postmote'))
) strict;
