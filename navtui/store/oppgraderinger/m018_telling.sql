-- What is counted at every sign-in is counted from its index alone; what is stopped is found by its own. The statements are schema.sql's.

drop index soknad_ko;
create index soknad_ko on soknad (nodhjelp desc, mottatt, id, person_id, tilstand, registrert_tid) where tilstand in ('mottatt', 'utsatt');
drop index soknad_saksbehandler;
create index soknad_saksbehandler on soknad (saksbehandler, mottatt, person_id) where tilstand = 'fordelt';
drop index soknad_fordelt;
create index soknad_fordelt on soknad (fordelt_tid, saksbehandler, person_id);
drop index vedtak_kontroll;
create index vedtak_kontroll on vedtak (sendt_tid, person_id, runde) where tilstand = 'til_kontroll';
create index utbetaling_stoppet on utbetaling (dato) where tilstand = 'stoppet';
