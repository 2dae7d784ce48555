"""PM-2, PM-5, PM-8, SI-7: deferring, closing, the protokoll, undoing and changing afterwards, on a real file."""

from __future__ import annotations

import pytest

from navtui.domain import loggmerke
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import beslutning, drofting, postmote, protokoll
from navtui.services.sjekk import sjekk_merker
from navtui.store import nokkelfil
from tests.kontor import I_DAG, Kontor
from tests.services.test_postmote import gi, mote, rad
from tests.services.test_soknad import antall


def test_pm_5_utsatt_med_grunn_kommer_tilbake_pa_neste_mote(kontor: Kontor) -> None:
    s = kontor.soknad(kontor.person())
    with pytest.raises(Regelbrudd, match="PM-5"):
        beslutning.utsett(kontor.okt(), s, "  ", 1)
    mote(kontor)
    beslutning.utsett(kontor.okt(), s, "venter på\n samtale", 1)
    r = rad(kontor, s)
    assert (r.tilstand, r.grunn) == ("utsatt", "venter på samtale")
    protokoll.avslutt(kontor.okt(), ("KAL", "IDA"))
    postmote.apne(kontor.okt())
    assert rad(kontor, s).tilstand == "igjen"
    with pytest.raises(Regelbrudd, match="PM-5"):
        protokoll.avslutt(kontor.okt(), ("KAL",))


def test_pm_2_nodhjelp_utsettes_ikke(kontor: Kontor) -> None:
    s = kontor.soknad(kontor.person(), nodhjelp=1, nodhjelp_art="mat")
    with pytest.raises(Regelbrudd, match="PM-2"):
        beslutning.utsett(kontor.okt(), s, "i morgen", 1)


def test_pm_5_motet_avsluttes_bare_nar_alt_er_besluttet_og_deltakerne_skrives(kontor: Kontor) -> None:
    a, b = kontor.soknad(kontor.person("A", "A")), kontor.soknad(kontor.person("B", "B"))
    gi(kontor, a, "KAL")
    with pytest.raises(Regelbrudd, match="PM-5") as brudd:
        protokoll.utkast(kontor.okt())
    assert brudd.value.setning.startswith("1 søknad er verken fordelt eller utsatt.")
    gi(kontor, b, "IDA")
    assert "EVA" in protokoll.utkast(kontor.okt()).mulige
    for deltakere in ((), ("XYZ",)):
        with pytest.raises(Regelbrudd, match="PM-5"):
            protokoll.avslutt(kontor.okt(), deltakere)
    mote, _ = protokoll.avslutt(kontor.okt(), ("KAL", "IDA"))
    assert antall(kontor, "postmotedeltaker", postmote_id=mote) == 2
    with pytest.raises(Regelbrudd, match="SI-7"):
        protokoll.avslutt(kontor.okt("IDA"), ("IDA",))


def test_pm_5_den_som_avslutter_var_til_stede_og_alle_kan_krysses_av(kontor: Kontor) -> None:
    """Also one who is registered away, and came; away, and those the meeting gives nothing, are not ticked beforehand."""
    for ident in ("JON", "EVA"):
        kontor.sett_inn("fravaer", ident=ident, art="syk", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())
    postmote.apne(kontor.okt("JON"))
    utkast = protokoll.utkast(kontor.okt("JON"))
    assert set(utkast.mulige) == {"KAL", "IDA", "JON", "EVA", "MAR", "GRO", "LEA", "PER"}
    assert set(utkast.ventet) == {"KAL", "IDA", "JON"}
    id_, tekst = protokoll.avslutt(kontor.okt("JON"), ("KAL", "GRO"))
    assert "Til stede: GRO, JON, KAL\n" in tekst
    assert "Protokoll fra postmøte nr. 1," in tekst
    assert [(m.id, m.nummer) for m in protokoll.moter(kontor.okt())] == [(id_, 1)]


def test_pm_5_protokollen_har_initialer_saksnummer_og_loggmerket(kontor: Kontor) -> None:
    p, q = kontor.person("Mona", "Olsen"), kontor.person("Dag", "Vik")
    kontor.sak(p, "KAL", saksnummer="2026-0042")
    a, b = kontor.soknad(p, "livsopphold", "husleie"), kontor.soknad(q, "depositum")
    gi(kontor, a, "KAL")
    beslutning.utsett(kontor.okt(), b, "venter på kontrakt", 1)
    d = drofting.reis(kontor.okt("IDA"), p, "for høy husleie?", a)
    drofting.konkluder(kontor.okt(), d, "husleien godtas ut januar")
    mote, tekst = protokoll.avslutt(kontor.okt(), ("KAL", "IDA"))
    with kontor.okt("LEA").lese() as les:
        ((nr, hash_),) = les.rader("select nr, hash from logg order by nr desc limit 1")
    assert tekst.splitlines()[:6] == [
        "Nav Vågan",
        "Protokoll fra postmøte nr. 1, 20.11.2026",
        "",
        "Åpnet    kl. 12:00 av KAL",
        "Avsluttet kl. 12:00 av KAL",
        "Til stede: IDA, KAL",
    ]
    assert "2026-0042  M.O.      mottatt 20.11.  livsopphold, husleie: til KAL" in tekst
    assert f"S-{b}        D.V.      mottatt 20.11.  depositum: utsatt, venter på kontrakt" in tekst
    assert "2026-0042  M.O.      mottatt 20.11.  reist av IDA: husleien godtas ut januar" in tekst
    assert tekst.splitlines()[-2] == f"Loggmerke {nr}-{hash_[:4]}-{hash_[4:8]}-{hash_[8:12]}-{hash_[12:16]}-{hash_[16:20]}"
    assert "Olsen" not in tekst
    assert "Vik" not in tekst
    assert protokoll.les(kontor.okt("IDA"), mote) == tekst
    sti = protokoll.lagre(kontor.okt(), mote)
    assert sti.read_text(encoding="utf-8") == tekst
    assert protokoll.lagre(kontor.okt(), mote).name == "protokoll-2026-11-20-2.txt"


def test_pm_8_angre_setter_alt_tilbake_og_saken_brukes_om_igjen(kontor: Kontor) -> None:
    p = kontor.person()
    s = kontor.soknad(p)
    beslutning.angre(kontor.okt(), gi(kontor, s, "IDA").beslutning_id)
    r = rad(kontor, s)
    assert (r.tilstand, r.saksbehandler, r.saksnummer) == ("igjen", None, None)
    assert antall(kontor, "sak", person_id=p, avslutningsarsak="feilregistrert") == 1
    assert next(k.gitt for k in postmote.hent(kontor.okt()).kandidater if k.ident == "IDA") == 0
    gi(kontor, s, "JON")
    assert antall(kontor, "sak", person_id=p) == 1
    assert antall(kontor, "sak", person_id=p, veileder="JON", avsluttet=None) == 1
    assert antall(kontor, "beslutning", soknad_id=s) == 2


def test_pm_8_angre_gir_den_faste_veilederen_tilbake_og_lukker_oppgaven(kontor: Kontor) -> None:
    p = kontor.person()
    sak = kontor.sak(p, "KAL")
    b = gi(kontor, kontor.soknad(p), "IDA").beslutning_id
    beslutning.bytt_fast(kontor.okt(), b)
    beslutning.angre(kontor.okt("JON"), b)
    assert antall(kontor, "sak", id=sak, veileder="KAL") == 1
    assert antall(kontor, "oppgave", lukket=None) == 0
    assert antall(kontor, "veilederbytte", informert_dato=None) == 0


def test_pm_8_angre_utsettelse_og_bare_en_gang(kontor: Kontor) -> None:
    s = kontor.soknad(kontor.person())
    mote(kontor)
    b = beslutning.utsett(kontor.okt(), s, "venter", 1).beslutning_id
    assert beslutning.angre(kontor.okt(), b).setning == "Angret. Søknaden er i køen igjen."
    with pytest.raises(Regelbrudd, match="SI-7"):
        beslutning.angre(kontor.okt(), b)


def test_pm_8_etter_motet_endres_det_bare_ved_omfordeling_med_grunn(kontor: Kontor) -> None:
    p = kontor.person()
    s = kontor.soknad(p)
    b = gi(kontor, s, "IDA").beslutning_id
    protokoll.avslutt(kontor.okt(), ("KAL",))
    with pytest.raises(Regelbrudd, match="PM-8"):
        beslutning.angre(kontor.okt(), b)
    versjon = rad(kontor, s).versjon
    with pytest.raises(Regelbrudd, match="PM-8"):
        beslutning.omfordel(kontor.okt(), s, "JON", " ", versjon)
    svar = beslutning.omfordel(kontor.okt(), s, "JON", "IDA er syk", versjon)
    assert svar.ny_fast == "JON"
    assert antall(kontor, "soknad", id=s, saksbehandler="JON") == 1
    assert antall(kontor, "beslutning", soknad_id=s, art="omfordelt", grunn="IDA er syk", for_ident="IDA") == 1
    assert antall(kontor, "sak", person_id=p, veileder="JON") == 1
    with pytest.raises(Regelbrudd, match="SI-7"):
        beslutning.omfordel(kontor.okt(), s, "EVA", "feil", versjon)


def test_pm_8_angre_nektes_nar_vedtaket_er_begynt(kontor: Kontor) -> None:
    p = kontor.person()
    sak, s = kontor.sak(p), kontor.soknad(p)
    b = gi(kontor, s, "KAL").beslutning_id
    kontor.sett_inn(
        "vedtak", nummer="2026-1", person_id=p, sak_id=sak, art="stonad", soknad_id=s, fra=I_DAG, til=I_DAG, husstandsform="enslig",
        skrevet_av="KAL", opprettet=kontor.okt().na(),
    )  # fmt: skip
    with pytest.raises(Regelbrudd, match="PM-8"):
        beslutning.angre(kontor.okt(), b)


def test_si_7_den_som_kom_for_sent_far_vite_hvem_som_fikk_den(kontor: Kontor) -> None:
    s = kontor.soknad(kontor.person())
    gi(kontor, s, "IDA")
    with pytest.raises(Regelbrudd) as brudd:
        beslutning.fordel(kontor.okt("JON"), s, "JON", 1)
    assert (brudd.value.regel, brudd.value.setning) == ("SI-7", "Søknaden er allerede gitt til IDA av KAL kl. 12:00.")
    with pytest.raises(Regelbrudd, match="SI-7"):
        beslutning.utsett(kontor.okt("JON"), s, "venter", 1)


def test_pm_5_det_utsatte_telles_og_vises_en_gang_ogsa_nar_motet_er_avsluttet_og_sier_hvorfor(kontor: Kontor) -> None:
    """In the meeting it is deferred; once the meeting is closed it waits in the queue again."""
    s = kontor.soknad(kontor.person())
    gi(kontor, kontor.soknad(kontor.person("B", "B")), "KAL")
    beslutning.utsett(kontor.okt(), s, "venter på kontrakt", 1)
    tall = postmote.hent(kontor.okt()).tall
    assert (tall.i_alt, tall.fordelt, tall.igjen, tall.utsatt) == (2, 1, 0, 1)
    protokoll.avslutt(kontor.okt(), ("KAL",))
    bilde = postmote.hent(kontor.okt())
    assert (bilde.tall.i_alt, bilde.tall.fordelt, bilde.tall.igjen, bilde.tall.utsatt) == (2, 1, 1, 0)
    assert [(r.soknad_id, r.tilstand, r.grunn) for r in bilde.rader if r.soknad_id == s] == [(s, "igjen", "venter på kontrakt")]
    assert bilde.antall == len(bilde.rader) == 2
    mote(kontor)
    angret = beslutning.utsett(kontor.okt(), s, "igjen", rad(kontor, s).versjon)
    beslutning.angre(kontor.okt(), angret.beslutning_id)
    assert rad(kontor, s).grunn == "venter på kontrakt"


def test_pm_5_pm_9_avslutningen_sier_hva_motet_gjorde_og_hva_som_star_igjen(kontor: Kontor) -> None:
    mote(kontor)
    assert protokoll.utkast(kontor.okt()).oppsummert == "Ingen søknader i køen."
    p = kontor.person()
    gi(kontor, kontor.soknad(p), "KAL")
    beslutning.utsett(kontor.okt(), kontor.soknad(kontor.person("B", "B")), "venter", 1)
    drofting.reis(kontor.okt(), p, "hva nå?")
    assert protokoll.utkast(kontor.okt()).oppsummert == "Fordelt: 1. Utsatt: 1.\n1 til drøfting uten konklusjon, står til neste møte."


def test_pm_8_et_nytt_mote_angrer_ikke_det_forrige_besluttet(kontor: Kontor) -> None:
    s = kontor.soknad(kontor.person())
    b = gi(kontor, s, "KAL").beslutning_id
    protokoll.avslutt(kontor.okt(), ("KAL",))
    mote(kontor)
    for gjor in (beslutning.angre, beslutning.bytt_fast):
        with pytest.raises(Regelbrudd, match="PM-8"):
            gjor(kontor.okt(), b)
    assert rad_finnes_ikke(kontor, s)


def rad_finnes_ikke(kontor: Kontor, soknad_id: int) -> bool:
    """It is not in the new meeting's list."""
    return all(r.soknad_id != soknad_id for r in postmote.rader(kontor.okt()))


def test_si_3_loggmerket_pa_protokollen_noteres_i_nokkelfilen_og_finnes_igjen_av_sjekk(kontor: Kontor) -> None:
    mote(kontor)
    _, tekst = protokoll.avslutt(kontor.okt(), ("KAL",))
    merke = tekst.splitlines()[-2].removeprefix("Loggmerke ")
    with nokkelfil.lese(kontor.fil) as n:
        (notert,) = n.loggmerker()
    assert (notert.anledning, loggmerke.skriv(notert.nr, notert.hash)) == ("postmote", merke)
    kontor.person()
    nr, _, resten = merke.partition("-")
    annet = f"{nr}-{'0' if resten[0] != '0' else '1'}{resten[1:]}"
    svar = list(sjekk_merker(kontor.okt(), [merke, merke.upper().replace("-", "  "), annet, f"{int(nr) + 1}-{resten}"]))
    assert [s.funn is None for s in svar] == [True, True, False, False]
    assert svar[2].linje == f"FEIL SI-3: loggen er en annen enn den som står på protokollen: {annet}"


@pytest.mark.parametrize(
    "tekst", ["", "4711", "4711-9f3a-02bc-77d1-e0aa", "9f3a-02bc-77d1-e0aa-41c2", "0-9f3a-02bc-77d1-e0aa-41c2", "47119f3a02bc"]
)
def test_si_3_det_som_ikke_kan_vaere_et_loggmerke(tekst: str) -> None:
    with pytest.raises(Regelbrudd, match="fem gruppene"):
        loggmerke.les(tekst)
