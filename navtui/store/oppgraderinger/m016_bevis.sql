-- What the file itself refuses of hashes and dates. The statements are schema.sql's.

-- KO-3: a signature is over what stands there: the file works out the hash of the content by itself, and takes nobody's word for it.
create trigger signatur_innhold before insert on signatur begin
    select raise(abort, 'KO-3: signaturen gjelder et annet innhold') where not er_innholdet(new.vedtak_id, new.hash);
end;

-- KO-3: nor is the content changed between the signature and what follows from it, not even by the same statement.
create trigger vedtak_signert_innhold after update of tilstand on vedtak when new.tilstand in ('til_kontroll', 'iverksatt') begin
    select raise(abort, 'KO-3: innholdet er et annet enn det som ble signert') where not er_innholdet(new.id, new.innhold_hash);
end;
