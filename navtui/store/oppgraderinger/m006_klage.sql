-- KL-1 to KL-4, PM-4: klager and foreløpige svar. The statements are schema.sql's.

-- ─── Klage ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- KL-1: a klage on one vedtak. `tilstand` is the last step's, kept by the triggers: every klage has exactly one, so the counts always add up.
create table klage (
    id              integer primary key,
    person_id       integer not null references person (id),
    vedtak_id       integer not null references vedtak (id),
    mottatt         text not null check (mottatt = date(mottatt)),      -- the clock of PM-4 runs from here
    avgitt          text not null check (avgitt = date(avgitt)),        -- when it was posted or handed in: what the frist is held against
    kanal           text not null check (kanal in ('papir', 'muntlig', 'digital')),
    tekst           text not null check (length(tekst) > 0),            -- what is complained of; an oral one is written down
    kommet_frem     text not null check (kommet_frem = date(kommet_frem)),      -- KL-2: when the vedtak reached the person
    frist           text not null check (frist = date(frist)),
    tilstand        text not null default 'mottatt' check (tilstand in ('mottatt', 'formkontroll', 'avvist', 'ny_vurdering', 'medhold', 'delvis',
                        'opprettholdt', 'oversendt', 'stadfestet', 'endret', 'opphevet', 'avvist_sf', 'avsluttet', 'trukket')),
    saksbehandler   text references ansatt (ident),                     -- KL-3: who reconsiders; null = nobody yet
    forelopig_svar  text check (forelopig_svar is null or forelopig_svar = date(forelopig_svar)),      -- PM-4: the last one sent
    nytt_vedtak_id  integer references vedtak (id),                     -- VE-18: the vedtak that changed the old one, set at the end
    laerdom         text not null default '',                           -- KL-4
    rutine_id       integer references rutine (id),                     -- KL-4
    registrert_av   text not null references ansatt (ident),
    registrert_tid  text not null check (registrert_tid like '____-__-__T__:__:__.___Z'),
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
    dato            text not null check (dato = date(dato)),
    grunn           text check (grunn in ('for_sent', 'ikke_klagerett', 'ikke_vedtak', 'mangler', 'ikke_lastes', 'saerlige_grunner')),
    tekst           text not null default '',
    ident           text not null references ansatt (ident),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
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
        where exists (select 1 from inhabilitet i where i.person_id = new.person_id and i.ident = new.saksbehandler
                      and i.fra <= i_dag() and (i.til is null or i.til >= i_dag()));
    select raise(abort, 'KL-3: den som skal vurdere klagen, har ikke tilgang')
        where exists (select 1 from skjermet where person_id = new.person_id)
          and not exists (select 1 from ansatt where ident = new.saksbehandler and rolle = 'leder')
          and not exists (select 1 from tilgang t where t.person_id = new.person_id and t.ident = new.saksbehandler
                          and t.fra <= i_dag() and (t.til is null or t.til >= i_dag()));
end;
create trigger klage_slettes_ikke before delete on klage begin select raise(abort, 'PE-8: en klage slettes ikke'); end;

-- PM-4: foreløpig svar as it was sent, on a søknad or a klage. A new one when the time that was promised has passed.
create table forelopig_svar (
    id              integer primary key,
    person_id       integer not null references person (id),
    soknad_id       integer references soknad (id),
    klage_id        integer references klage (id),
    sendt           text not null check (sendt = date(sendt)),
    grunn           text not null check (length(grunn) > 0),            -- why it takes longer, as it is said in the letter
    forventet       text not null check (forventet = date(forventet)),  -- when an answer can be expected
    ident           text not null references ansatt (ident),
    tid             text not null check (tid like '____-__-__T__:__:__.___Z'),
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
