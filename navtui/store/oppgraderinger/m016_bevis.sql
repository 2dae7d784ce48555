-- What the file itself refuses of hashes and dates. The statements are schema.sql's.

-- KO-3: a signature is over what stands there: the file works out the hash of the content by itself, and takes nobody's word for it.
create trigger signatur_innhold before insert on signatur begin
    select raise(abort, 'KO-3: signaturen gjelder et annet innhold') where not er_innholdet(new.vedtak_id, new.hash);
end;

-- KO-3: nor is the content changed between the signature and what follows from it, not even by the same statement.
create trigger vedtak_signert_innhold after update of tilstand on vedtak when new.tilstand in ('til_kontroll', 'iverksatt') begin
    select raise(abort, 'KO-3: innholdet er et annet enn det som ble signert') where not er_innholdet(new.id, new.innhold_hash);
end;

-- SI-6: a daily copy of a moved or copied file would take the place of the office's own copies.
alter table kopimappe add column fil text;
create index logg_filnokkel on logg (tid) where handling = 'filens nøkkel byttet';
create index logg_kopiforsok on logg (tid) where handling = 'daglig kopi begynt';

-- SI-5: a column of dates holds dates. `date(x)` of what is none is null, which is not false, so `x = date(x)` lets it in; and `like` lets in
-- letters for digits. Only the text of the checks is new, so the tables stay as they are; `navtui sjekk` finds what is there already.
pragma writable_schema = on;
update sqlite_schema set sql = (
    with recursive kolonne (nr, navn) as (select cid, name from pragma_table_info(sqlite_schema.name)),
    rettet (nr, sql) as (
        select 0, sqlite_schema.sql
        union all
        select r.nr + 1, replace(replace(replace(r.sql,
            k.navn || ' = date(' || k.navn || ')', k.navn || ' is date(' || k.navn || ')'),
            '(' || k.navn || ' like ''____-__-__T__:__:__.___Z''', '(' || k.navn || ' is strftime(''%FT%R:%fZ'', ' || k.navn || ')'),
            ' ' || k.navn || ' like ''____-__-__T__:__:__.___Z''', ' ' || k.navn || ' is strftime(''%FT%R:%fZ'', ' || k.navn || ')')
        from rettet r join kolonne k using (nr))
    select sql from rettet order by nr desc limit 1)
where type = 'table';
pragma writable_schema = reset;
