-- SI-2: a passphrase opens the key file, and has no hash in the office's file any more.
alter table ansatt drop column passord;
