"""Code lists of follow-up: contacts, notes, households and how a case ends."""

from __future__ import annotations

from navtui.domain.kodeverk.kode import Kode


class Initiativ(Kode):
    """OP-2: who took the initiative to a contact."""

    BRUKER = "bruker", "brukeren"
    KONTORET = "kontoret", "kontoret"
    ANNEN = "annen", "en annen"


class Kontaktutfall(Kode):
    """OP-2: what came of a contact."""

    GJENNOMFORT = "gjennomfort", "gjennomført"
    IKKE_MOTT = "ikke_mott", "møtte ikke"
    IKKE_SVAR = "ikke_svar", "fikk ikke svar"
    AVTALT_NY = "avtalt_ny", "avtalt ny tid"
    RING_TILBAKE = "ring_tilbake", "ring tilbake"


class Notatart(Kode):
    """OP-12: the kind of a journalnotat. A rettelse points at the note it corrects."""

    NOTAT = "notat", "notat"
    MUNTLIG_OPPLYSNING = "muntlig_opplysning", "muntlig opplysning"
    VURDERING = "vurdering", "vurdering"
    MOTE = "mote", "møte"
    RETTELSE = "rettelse", "rettelse"


class Informertkanal(Kode):
    """PE-10: how the person was told of a new veileder."""

    SAMTALE = "samtale", "samtale"
    TELEFON = "telefon", "telefon"
    BREV = "brev", "brev"
    DIGITAL = "digital", "digital melding"


class Avslutningsarsak(Kode):
    """OP-10: why a case ended. `feilregistrert` is set when a decision that opened it is undone (PM-8), never chosen."""

    ARBEID = "arbeid", "i arbeid"
    TRYGD = "trygd", "trygd eller pensjon"
    UTDANNING = "utdanning", "utdanning"
    FLYTTET = "flyttet", "flyttet"
    DOD = "dod", "død"
    IKKE_SOKT = "ikke_sokt", "har ikke søkt mer"
    KVP = "kvp", "kvalifiseringsprogram"
    INTRODUKSJON = "introduksjon", "introduksjonsprogram"
    ANNET = "annet", "annet"
    FEILREGISTRERT = "feilregistrert", "feilregistrert"


class Husstandsform(Kode):
    """PE-4: who lives together. Gifte and samboere with common children provide for each other; other samboere do not."""

    ENSLIG = "enslig", "enslig"
    GIFT = "gift", "gift"
    SAMBOER_FELLES_BARN = "samboer_felles_barn", "samboere med felles barn"
    SAMBOER = "samboer", "samboere uten felles barn"
    BOFELLESSKAP = "bofellesskap", "bofellesskap"
    ANNET = "annet", "annet"

    @property
    def forsorger_hverandre(self) -> bool:
        """PE-4 (ekteskapsloven § 38; sosialtjenesteloven § 18): whether the adults are one stønadsenhet."""
        return self in (Husstandsform.GIFT, Husstandsform.SAMBOER_FELLES_BARN)


class Medlemsrolle(Kode):
    """PE-4: what someone is in a household."""

    VOKSEN = "voksen", "voksen"
    BARN = "barn", "barn"


class Dokumenttilstand(Kode):
    """OP-5, Digisos: where a demand for documentation stands."""

    RELEVANT = "relevant", "venter"
    OPPFYLT = "oppfylt", "levert"
    IKKE_OPPFYLT = "ikke_oppfylt", "ikke levert"
    ANNULLERT = "annullert", "trukket"
    LEVERT_TIDLIGERE = "levert_tidligere", "levert tidligere"


class Konsekvens(Kode):
    """OP-5: what somebody chose should follow when documentation did not come. Never chosen by the program."""

    NY_FRIST = "ny_frist", "ny frist"
    AVGJORES_UTEN = "avgjores_uten", "søknaden avgjøres uten"
    INNHENTES = "innhentes", "kontoret innhenter selv"
    INGEN = "ingen", "ingen, ikke nødvendig likevel"


class Sluttart(Kode):
    """OP-7: what has a known end date."""

    AAP = "aap", "AAP"
    DAGPENGER = "dagpenger", "dagpenger"
    INTRODUKSJON = "introduksjon", "introduksjonsprogram"
    ETTERVERN = "ettervern", "ettervern fra barnevernet"
    TILTAK = "tiltak", "tiltak"
    ANNET = "annet", "annet"
