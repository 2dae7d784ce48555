-- Who may approve a payment list. The statements are schema.sql's.

-- VE-21: one who has changed a draft has had a hand in it, as the one who wrote it has.
drop trigger utbetalingsliste_godkjent;
create trigger utbetalingsliste_godkjent before update of godkjent_av on utbetalingsliste when new.godkjent_av is not null begin
    select raise(abort, 'VE-21: den som har skrevet eller endret et vedtak på listen kan ikke godkjenne den')
        where exists (select 1 from utbetaling u join vedtak v on v.id = u.vedtak_id
                      left join signatur s on s.vedtak_id = v.id and s.runde = v.runde and s.plass = 1
                      where u.liste_id = new.id and (v.skrevet_av = new.godkjent_av or s.ident = new.godkjent_av
                             or new.godkjent_av in (select ident from vedtaksendring where vedtak_id = v.id)
                             or new.godkjent_av in (select ident from betalingsrute where utbetaling_id = u.id)));
end;
