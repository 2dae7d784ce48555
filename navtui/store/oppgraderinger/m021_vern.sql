-- What the file knows of its key file, and who chose a PIN. The statements are schema.sql's.

-- SI-2: a key file that is put back older has another passphrase than the one that was set last.
create table nokkelavtrykk (
    hvem            text primary key check (hvem = 'gjenoppretting' or hvem glob '[A-ZÆØÅ]*'),
    avtrykk         text not null check (length(avtrykk) = 64)
) strict, without rowid;

-- KO-2: a PIN that another knows signs nothing.
alter table ansatt add column pin_satt_av text references ansatt (ident);

-- SI-6: the newest copy that was taken with known faults. SI-3: the newest entry by the clock, since the leder last said that it is right.
create index logg_kopi_med_feil on logg (tid) where handling = 'sikkerhetskopi med feil';
create index logg_klokke on logg (nr) where handling = 'klokken bekreftet';
create index logg_tid on logg (tid);
