-- What the file knows of its key file, and who chose a PIN. The statements are schema.sql's.

-- SI-2: a key file that is put back older has another passphrase than the one that was set last.
create table nokkelavtrykk (
    hvem            text primary key check (hvem = 'gjenoppretting' or hvem glob '[A-ZÆØÅ]*'),
    avtrykk         text not null check (length(avtrykk) = 64)
) strict, without rowid;

-- KO-2: a PIN that another knows signs nothing. `alter table` would try every row anew, and an old file has dates that are none (see m016): the
-- column is written into the table's text in its place, and a row that ends before it is null there.
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, 'check (rolle <> ', 'pin_satt_av     text references ansatt (ident),
    check (rolle <> ') where type = 'table' and name = 'ansatt';
pragma writable_schema = reset;

-- SI-6: the newest copy that was taken with known faults. SI-3: the newest entry by the clock, since the leder last said that it is right.
create index logg_kopi_med_feil on logg (tid) where handling = 'sikkerhetskopi med feil';
create index logg_klokke on logg (nr) where handling = 'klokken bekreftet';
create index logg_tid on logg (tid);

-- PE-9: a last day to come may be registered before the cases are moved.
drop trigger ansatt_med_saker;
create trigger ansatt_med_saker before update of til on ansatt when new.til is not null and new.til <= i_dag() begin
    select raise(abort, 'PE-9: den ansatte har åpne saker')
        where exists (select 1 from sak where veileder = old.ident and avsluttet is null);
end;

-- PE-8 and others: what the program never deletes, is not deleted.
create trigger kontor_slettes_ikke before delete on kontor begin select raise(abort, 'SI-3: kontoret slettes ikke'); end;
create trigger innstilling_slettes_ikke before delete on innstilling begin select raise(abort, 'SI-3: en innstilling slettes ikke'); end;
create trigger satsutgave_slettes_ikke before delete on satsutgave begin select raise(abort, 'VE-5: en satsutgave slettes ikke'); end;
create trigger fravaer_slettes_ikke before delete on fravaer begin select raise(abort, 'PE-9: et fravær slettes ikke'); end;
create trigger delegasjon_slettes_ikke before delete on delegasjon begin select raise(abort, 'KO-11: en delegasjon slettes ikke'); end;
create trigger innsatsbehov_slettes_ikke before delete on innsatsbehov begin select raise(abort, 'PE-8: et innsatsbehov slettes ikke'); end;
create trigger husstand_slettes_ikke before delete on husstand begin select raise(abort, 'PE-8: en husstand slettes ikke'); end;
create trigger husstandsmedlem_slettes_ikke before delete on husstandsmedlem begin select raise(abort, 'PE-8: et husstandsmedlem slettes ikke'); end;
create trigger tidligere_husstandsform_slettes_ikke before delete on tidligere_husstandsform begin select raise(abort, 'PE-8: en husstandsform slettes ikke'); end;
create trigger tilgang_slettes_ikke before delete on tilgang begin select raise(abort, 'PE-5: en tilgang slettes ikke'); end;
create trigger inhabilitet_slettes_ikke before delete on inhabilitet begin select raise(abort, 'PE-6: et merke som inhabil slettes ikke'); end;
create trigger veilederbytte_slettes_ikke before delete on veilederbytte begin select raise(abort, 'PE-8: et bytte av veileder slettes ikke'); end;
create trigger kontakt_slettes_ikke before delete on kontakt begin select raise(abort, 'PE-8: en kontakt slettes ikke'); end;
create trigger beskjed_slettes_ikke before delete on beskjed begin select raise(abort, 'PE-8: en beskjed slettes ikke'); end;
create trigger oppgave_slettes_ikke before delete on oppgave begin select raise(abort, 'PE-8: en oppgave slettes ikke'); end;
create trigger dokumentasjonskrav_slettes_ikke before delete on dokumentasjonskrav begin select raise(abort, 'PE-8: et dokumentasjonskrav slettes ikke'); end;
create trigger aktivitet_slettes_ikke before delete on aktivitet begin select raise(abort, 'PE-8: en aktivitet slettes ikke'); end;
create trigger sluttdato_slettes_ikke before delete on sluttdato begin select raise(abort, 'PE-8: en sluttdato slettes ikke'); end;
create trigger kvp_slettes_ikke before delete on kvp begin select raise(abort, 'PE-8: et kvalifiseringsprogram slettes ikke'); end;
create trigger soknad_slettes_ikke before delete on soknad begin select raise(abort, 'PE-8: en søknad slettes ikke'); end;
create trigger soknadspost_slettes_ikke before delete on soknadspost begin select raise(abort, 'PE-8: en del av en søknad slettes ikke'); end;
create trigger postmote_slettes_ikke before delete on postmote begin select raise(abort, 'PM-5: et postmøte slettes ikke'); end;
create trigger postmotedeltaker_slettes_ikke before delete on postmotedeltaker begin select raise(abort, 'PM-5: en deltaker slettes ikke'); end;
create trigger beslutning_slettes_ikke before delete on beslutning begin select raise(abort, 'PM-5: en beslutning slettes ikke'); end;
create trigger drofting_slettes_ikke before delete on drofting begin select raise(abort, 'PM-5: en drøfting slettes ikke'); end;
create trigger vilkarsutfall_slettes_ikke before delete on vilkarsutfall begin select raise(abort, 'PE-8: et utfall av et vilkår slettes ikke'); end;
create trigger utbetalingsliste_slettes_ikke before delete on utbetalingsliste begin select raise(abort, 'VE-21: en utbetalingsliste slettes ikke'); end;
create trigger gjeldssak_slettes_ikke before delete on gjeldssak begin select raise(abort, 'PE-8: en gjeldssak slettes ikke'); end;
create trigger gjeldskrav_slettes_ikke before delete on gjeldskrav begin select raise(abort, 'PE-8: et krav slettes ikke'); end;
create trigger gjeldsnotat_slettes_ikke before delete on gjeldsnotat begin select raise(abort, 'PE-8: et notat slettes ikke'); end;

-- VE-21, KO-7, PE-6, PE-5: what is somebody's to do, is done by the one who is signed in.
-- VE-21: it is made, then approved by the one who is signed in, and what is on it by then is what she approved.
create trigger utbetalingsliste_ny before insert on utbetalingsliste
    when new.godkjent_av is not null or new.eksportert_tid is not null or new.bekreftet_dato is not null or new.bekreftet_av is not null begin
    select raise(abort, 'VE-21: en liste lages før den godkjennes');
end;
create trigger utbetalingsliste_godkjent_selv before update of godkjent_av on utbetalingsliste when new.godkjent_av <> innlogget() begin
    select raise(abort, 'VE-21: en liste godkjennes bare av den som er innlogget selv');
end;
create trigger betalingsrute_ny before insert on betalingsrute when new.ident <> innlogget() begin
    select raise(abort, 'VE-21: en betaling omdirigeres bare av den som er innlogget selv');
end;
create trigger utbetaling_pa_liste before update of liste_id on utbetaling
    when new.liste_id is not old.liste_id and (select godkjent_av from utbetalingsliste where id = new.liste_id) is not null begin
    select raise(abort, 'VE-21: listen er godkjent');
end;
create trigger kontrollpunkt_eget before insert on kontrollpunkt when new.ident <> innlogget() begin
    select raise(abort, 'KO-7: et punkt krysses bare av den som er innlogget selv');
end;
create trigger kontrollpunkt_andres before delete on kontrollpunkt when old.ident <> innlogget() begin
    select raise(abort, 'KO-7: et kryss angres bare av den som satte det');
end;
create trigger inhabilitet_leders before update on inhabilitet
    when old.ident = innlogget() and exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder') begin
    select raise(abort, 'PE-6: leder avgjør ikke selv om hun er habil');
end;
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
-- KO-11: only the leder registers who may sign what.
create trigger delegasjon_ny_leders before insert on delegasjon when innlogget() <> 'system' begin
    select raise(abort, 'KO-11: bare leder gir og tar en delegasjon') where not exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder' and (til is null or til >= i_dag()));
end;
create trigger delegasjon_leders before update on delegasjon when innlogget() <> 'system' begin
    select raise(abort, 'KO-11: bare leder gir og tar en delegasjon') where not exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder' and (til is null or til >= i_dag()));
end;
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
create trigger inhabilitet_fast before update of person_id, ident, fra, grunn, satt_av, tid on inhabilitet begin
    select raise(abort, 'PE-6: et merke som inhabil endres ikke, det avsluttes');
end;
create trigger inhabilitet_avsluttes before update of til on inhabilitet when innlogget() <> 'system' begin
    select raise(abort, 'PE-6: eget merke tas tilbake samme dag, siden avgjør leder')
        where not (old.ident = innlogget() and old.satt_av = innlogget() and old.fra = i_dag()) and not exists (select 1 from ansatt where ident = innlogget() and rolle = 'leder' and (til is null or til >= i_dag()));
end;
create trigger utbetalingsliste_fast before update of bankdag, lukket on utbetalingsliste
    when new.bankdag <> old.bankdag or new.lukket <> old.lukket begin
    select raise(abort, 'VE-21: bankdagen til en liste endres ikke');
end;
