-- PE-9: what hangs together is about one and the same person, whatever the code does. The statements are schema.sql's.

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

-- PE-6: what the stand-in decided is written down when the hand-over is closed; a closed task stays as it was closed.
create trigger oppgave_overlevert before update of lukket on oppgave
    when old.art = 'overlevert' and new.lukket is not null and length(trim(new.utfall)) = 0 begin
    select raise(abort, 'PE-6: skriv hva stedfortrederen bestemte');
end;
create trigger oppgave_lukket_fast before update on oppgave when old.lukket is not null begin
    select raise(abort, 'SI-7: oppgaven er allerede lukket');
end;

-- F6 in its own order, so that a page is read without looking at the rest.
create index gjeldssak_liste on gjeldssak (tilstand <> 'henvist', coalesce(neste_dato, henvist_dato), henvist_dato, id) where avsluttet is null;
