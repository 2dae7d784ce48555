"""The keys of the postmøte, and the rules behind them."""

from __future__ import annotations

from navtui.ui.kommando import Kommando

KOMMANDOER = (
    Kommando("apne_mote", "o", "åpne møtet", "Åpne møtet. Før det er åpnet, fordeles bare nødhjelp.", "PM-5"),
    Kommando("godta", "enter", "godta", "Gi søknaden til den som er foreslått.", "PM-7"),
    Kommando("gi", "1,2,3,4,5,6,7,8,9", "gi til", "Gi søknaden til den som har sifferet. Etter møtet spørres det om grunn.", "PM-6"),
    Kommando("droft", "d", "drøft", "Sett saken til drøfting. En gang til: skriv konklusjonen på én linje.", "PM-9"),
    Kommando("utsett", "u", "utsett", "Utsett til neste møte, med grunn.", "PM-5"),
    Kommando("angre", "z", "angre", "Ta tilbake den siste beslutningen i møtet, eller den markøren står på.", "PM-8"),
    Kommando("avslutt", "a", "avslutt møtet", "Skriv protokollen og avslutt når alt er fordelt eller utsatt.", "PM-5"),
    Kommando("ny", "n", "ny søknad", "Registrer en søknad. Der: n er nødhjelp, p beløp og periode.", "PM-1"),
    Kommando(
        "storskjerm", "s", "storskjerm", "Vis bare initialer og fødselsår, når andre kan se skjermen. Av igjen med s.", "PE-5", i_bunn=False
    ),
    Kommando("bytt_fast", "b", "bytt fast veileder", "Den som nettopp fikk søknaden, blir fast veileder også.", "PE-10", i_bunn=False),
    Kommando("apne_person", "p", "åpne person", "Åpne personen under markøren.", "PE-7", i_bunn=False),
    Kommando("vedtak", "v", "vedtak", "Skriv vedtaket om nødhjelp: det svares samme dag.", "PM-2", i_bunn=False),
    Kommando("les", "r", "protokoll", "Les og lagre protokollen fra et møte.", "PM-5"),
    Kommando("brev", "w", "brevkø", "Brevene som skal sendes: skriv ut, og merk dem sendt når de er lagt i posten.", "KL-2"),
    Kommando("bytt_ko", "k", "lukket kø", "Bytt mellom felles kø og køen for personer med beskyttelse.", "PM-12", i_bunn=False),
)

REGLER = {
    "PM-2": "Nødhjelp gis til en veileder med én gang, og venter ikke på møtet.",
    "PM-3": "Nødhjelp står først, så det som kom først. Dager til kontorets frist og til én måned.",
    "PM-5": "Møtet avsluttes når hver søknad er fordelt eller utsatt med en grunn.",
    "PM-6": "Den som får søknaden, blir fast veileder hvis personen ikke beholder den som var det fra før.",
    "PM-7": "Forslag: fast veileder på jobb, så partnerens veileder, så lavest belastning etter stillingsprosent. "
    "32+8 er 32 mottakere denne måneden og 8 søknader som er gitt og ikke besvart.",
    "PM-8": "I møtet kan alt angres. Etterpå gis en søknad til en annen bare med grunn.",
    "PM-9": "Enhver sak kan settes til drøfting. Konklusjonen er én linje.",
    "KL-2": "Fristen for å klage regnes fra vedtaksbrevet kom fram. Merk det sendt den dagen det er sendt.",
    "PM-12": "Personer med beskyttelse står aldri i felles kø.",
    "PE-5": "Den som er skjermet, står ikke i felles kø. På storskjerm vises ingen navn, og andre skjermbilder åpnes ikke.",
    "PE-6": "Den som er inhabil, får ikke saken.",
    "PE-10": "Får personen ny fast veileder, skal personen informeres. Det blir en oppgave.",
}
