"""KL-1, KL-2: the letters that go with a step of a klage. They are made in the same transaction as the step: both, or neither."""

from __future__ import annotations

from navtui.domain.belop import udelt
from navtui.domain.brev import Brev
from navtui.domain.brev_klage import Avvisning, Oversendelse, avvisningsbrev, kopibrev, oversendelsesbrev
from navtui.domain.klage import Klage, NyttSteg
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.vedtak import Vedtak
from navtui.services import brev as brevtjeneste
from navtui.services.brev import Brevvisning, ordlyd_og_ramme
from navtui.services.lovhenvisning import svar as lov
from navtui.services.vedtak import les as les_vedtak
from navtui.store import brev as lager
from navtui.store.db import Leser, Skriver

T = Klagetilstand
_VURDERT = (T.OPPRETTHOLDT, T.DELVIS)


def brevene(les: Leser, ident: str, k: Klage, nytt: NyttSteg) -> tuple[Brev, ...]:
    """The letters of a step as they would be now; none for most steps."""
    if nytt.til is T.AVVIST:
        o, ramme = ordlyd_og_ramme(les, ident, k.person_id)
        return (avvisningsbrev(o, ramme, _avvisning(les, k, nytt)),)
    if nytt.til is T.OVERSENDT:
        o, ramme = ordlyd_og_ramme(les, ident, k.person_id)
        b = _oversendelse(les, k, nytt)
        return oversendelsesbrev(o, ramme, b), kopibrev(o, ramme, b)
    return ()


def vis(les: Leser, ident: str, k: Klage, nytt: NyttSteg) -> tuple[Brevvisning, ...]:
    """The same to be read before the step is taken."""
    return tuple(brevtjeneste.utkast(b) for b in brevene(les, ident, k, nytt))


def lag(s: Skriver, k: Klage, nytt: NyttSteg) -> tuple[int, ...]:
    """Make them and put them in the queue, inside the step's own unit of work. Returns their ids."""
    return tuple(
        brevtjeneste.i_koen(s, k.person_id, b, vedtak_id=k.vedtak_id, objekt=("klage", k.id)) for b in brevene(s, s.seer.ident, k, nytt)
    )


def _sak(les: Leser, k: Klage, v: Vedtak, vurdering: str) -> dict[str, object]:
    felt = ("vedtak_id", "vedtaksdato", "mottatt", "avgitt", "kommet_frem", "frist")
    hjemmel = udelt(lov(les, ("KL-2",), les.i_dag)[0].tekst)
    egne = {"klage_id": k.id, "nummer": k.vedtak_nummer, "vedtaksart": v.art, "hjemmel": hjemmel, "vurdering": vurdering}
    return {navn: getattr(k, navn) for navn in felt} | egne


def _avvisning(les: Leser, k: Klage, nytt: NyttSteg) -> Avvisning:
    return Avvisning.model_validate(_sak(les, k, les_vedtak(les, k.vedtak_id), nytt.tekst) | {"grunn": nytt.grunn})


def _oversendelse(les: Leser, k: Klage, nytt: NyttSteg) -> Oversendelse:
    v = les_vedtak(les, k.vedtak_id)
    vurdert = next(s for s in reversed(k.steg) if s.til in _VURDERT)
    tatt = next((s for s in k.steg if s.til is T.NY_VURDERING), None)
    oppreisning = tatt.grunn if tatt is not None and tatt.grunn is not None and tatt.grunn.er_oppreisning else None
    egne = {
        "tekst": k.tekst,
        "delvis": vurdert.til is T.DELVIS,
        "oppreisning": oppreisning,
        "oppreisningsgrunn": tatt.tekst if tatt is not None and oppreisning is not None else "",
        "merknad": nytt.tekst,
        "svar": tuple((p.art, p.tekst, p.utfall) for p in v.poster),
        "soknad_mottatt": lager.soknad_mottatt(les, v.soknad_id) if v.soknad_id else None,
        "forelopig_svar": k.forelopig_svar,
        "nytt_vedtak": k.nytt_vedtak_nummer if k.nytt_vedtak_iverksatt and vurdert.til is T.DELVIS else None,
    }
    return Oversendelse.model_validate(_sak(les, k, v, vurdert.tekst) | egne)
