-- KO-2, KO-5: else one who has changed a draft could return it, in her own name or another's, and then be the one who signs it.
create trigger vedtaksretur_ny before insert on vedtaksretur begin
    select raise(abort, 'KO-5: en retur settes bare av den som er innlogget selv') where new.ident <> innlogget();
    select raise(abort, 'KO-5: bare et vedtak til kontroll kan returneres')
        where not exists (select 1 from vedtak where id = new.vedtak_id and tilstand = 'til_kontroll' and runde = new.runde);
    select raise(abort, 'KO-2: den som har sendt eller endret utkastet kan ikke returnere det')
        where exists (select 1 from signatur where vedtak_id = new.vedtak_id and runde = new.runde and plass = 1 and ident = new.ident)
           or exists (select 1 from vedtaksendring e join vedtak v on v.id = e.vedtak_id and v.retur = e.retur
                      where e.vedtak_id = new.vedtak_id and e.ident = new.ident);
    select raise(abort, 'KO-2: bare en veileder kan returnere')
        where not exists (select 1 from ansatt where ident = new.ident and rolle <> 'mottak' and pin is not null and (til is null or til >= i_dag()));
end;
