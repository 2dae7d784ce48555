"""What `navtui sjekk` asks of klager and foreløpige svar (KL-1 to KL-3, PM-4). Numbers only, never names or what was written."""

from __future__ import annotations

from collections.abc import Iterable

from navtui.domain.klage import AVGJOR, KLAGEFRIST, neste_steg
from navtui.domain.kodeverk.klage import Klagegrunn, Klagetilstand
from navtui.store.sjekk import Invariant


def _i(koder: Iterable[str]) -> str:
    """Codes as the inside of an `in (...)`: they are the program's own."""
    return ", ".join(f"'{k!s}'" for k in sorted(koder))


_LOVLIGE = _i(f"{fra.value}>{til.value}" for fra in Klagetilstand for til in neste_steg(fra))
_OPPREISNING = _i(g for g in Klagegrunn if g.er_oppreisning)
_FORRIGE = "(select max(id) from klagesteg f where f.klage_id = t.klage_id and f.id < t.id)"
_LENGSTE_FLYTTING = 14
"""Days a frist may at most be moved past weekends and helligdager (Christmas and påske are shorter)."""

INVARIANTER = (
    Invariant("KL-1", "hver klage står der det siste steget satte den", "står et annet sted enn det siste steget", """
        select 'klage ' || k.id from klage k
        where k.tilstand is not (select til from klagesteg t where t.klage_id = k.id order by t.id desc limit 1)"""),
    Invariant("KL-1", "stegene i hver klage følger hverandre", "et steg følger ikke av det foran", f"""
        select distinct 'klage ' || t.klage_id from klagesteg t left join klagesteg f on f.id = {_FORRIGE}
        where t.fra is not f.til or (f.id is null and t.til <> 'mottatt')
          or (f.id is not null and f.til || '>' || t.til not in ({_LOVLIGE}))"""),
    Invariant("KL-1", "stegene i hver klage har dagene i rekkefølge", "et steg er datert før det foran", f"""
        select distinct 'klage ' || t.klage_id from klagesteg t join klage k on k.id = t.klage_id left join klagesteg f on f.id = {_FORRIGE}
        where t.dato < coalesce(f.dato, k.mottatt) or (f.id is null and t.dato <> k.mottatt)"""),
    Invariant("KL-1", "hver klage gjelder et iverksatt vedtak for den samme personen", "gjelder et vedtak den ikke kan gjelde", """
        select 'klage ' || k.id from klage k join vedtak v on v.id = k.vedtak_id
        where v.person_id <> k.person_id or v.tilstand <> 'iverksatt'"""),
    Invariant("KL-2", "datoene klagefristen henger på, er i rekkefølge", "datoene er ikke i rekkefølge", """
        select 'klage ' || k.id from klage k join vedtak v on v.id = k.vedtak_id
        where k.kommet_frem < v.vedtaksdato or k.avgitt < v.vedtaksdato or k.avgitt > k.mottatt"""),
    Invariant("KL-2", "hver klagefrist er tre uker fra vedtaket kom fram", "klagefristen er ikke tre uker", f"""
        select 'klage ' || k.id from klage k
        where julianday(k.frist) - julianday(k.kommet_frem) not between {KLAGEFRIST.days} and {KLAGEFRIST.days + _LENGSTE_FLYTTING}"""),
    Invariant("KL-2", "en klage som kom for sent og likevel er tatt, har en grunn", "kom for sent og er tatt uten grunn", f"""
        select 'klage ' || k.id from klage k join klagesteg t on t.klage_id = k.id and t.til = 'ny_vurdering'
        where k.avgitt > k.frist and (t.tekst = '' or t.grunn is null or t.grunn not in ({_OPPREISNING}))"""),
    Invariant("KL-3", "ingen klage er avgjort av en som signerte vedtaket", "avgjort av en som signerte vedtaket", f"""
        select distinct 'klage ' || k.id from klage k join klagesteg t on t.klage_id = k.id and t.til in ({_i(AVGJOR)})
        join vedtak v on v.id = k.vedtak_id join signatur s on s.vedtak_id = v.id and s.runde = v.runde and s.ident = t.ident"""),
    Invariant("KL-3", "hver avgjørelse av en klage er begrunnet", "avgjort uten begrunnelse", f"""
        select distinct 'klage ' || t.klage_id from klagesteg t where t.til in ({_i(AVGJOR)}) and trim(t.tekst) = ''"""),
    Invariant("VE-18", "en klage som ga medhold, er avsluttet med et nytt vedtak", "avsluttet uten det nye vedtaket", """
        select 'klage ' || k.id from klage k where k.tilstand = 'avsluttet'
          and exists (select 1 from klagesteg t where t.klage_id = k.id and t.til in ('medhold', 'delvis', 'endret', 'opphevet'))
          and not exists (select 1 from vedtak v
                          where v.id = k.nytt_vedtak_id and v.endrer_id = k.vedtak_id and v.tilstand = 'iverksatt')"""),
    Invariant("PM-4", "hvert foreløpig svar er sendt etter at saken kom, og lover en senere dag", "datoene er ikke i rekkefølge", """
        select 'foreløpig svar ' || f.id from forelopig_svar f
        left join soknad s on s.id = f.soknad_id left join klage k on k.id = f.klage_id
        where f.sendt < coalesce(s.mottatt, k.mottatt) or f.forventet <= f.sendt or f.person_id <> coalesce(s.person_id, k.person_id)"""),
    Invariant("PM-4", "hver sak viser det foreløpige svaret som sist er sendt", "viser et annet foreløpig svar enn det siste", """
        select 'klage ' || k.id from klage k
          where k.forelopig_svar is not (select sendt from forelopig_svar f where f.klage_id = k.id order by f.id desc limit 1)
        union all
        select 'søknad ' || s.id from soknad s join forelopig_svar g on g.soknad_id = s.id
          where s.forelopig_svar is not (select sendt from forelopig_svar f where f.soknad_id = s.id order by f.id desc limit 1)"""),
)  # fmt: skip
