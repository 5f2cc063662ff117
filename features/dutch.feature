# language: nl
@tongues
Functionaliteit: Een huis en zijn scenario's in het Nederlands
  Een zaak schrijft haar huisregels, haar scenario's en de vragen die ze stelt in haar eigen taal.

  Achtergrond:
    Gegeven deze huisregels:
      """
      # language: nl
      zaak "Studio Noord"
          editie 1
          geldig vanaf 1 januari 2027
          tijdzone Europe/Amsterdam
          valuta EUR
          talen nl
          feestdagen NL

      openingstijden
          maandag t/m vrijdag 9:00-17:00

      diensten
          portret EUR 120,50 1 uur

      regel "Annuleren"
          bij annulering
          reden is ziekte: kosteloos
          ten minste 2 werkdagen voor start: kosteloos
          aantal-personen is meer dan 4: reken prijs
          anders: reken 50% van prijs

      regel "Wij antwoorden"
          bij bericht
          anders: beloof antwoord binnen 1 openingsuur

      regel "Te laat geantwoord"
          bij uitgebleven antwoord
          anders: meld aan eigenaar "een klant wacht nog"
      """

  Scenario: Wie te laat annuleert, betaalt de helft
    Gegeven een boeking van een portret op woensdag 10 maart 2027 10:00
    Als zij annuleert op dinsdag 9 maart 2027 10:00
    Dan rekenen we haar EUR 60,25 aan
    En vanwege de regel "Annuleren" lijn "anders"

  Scenario: Feiten staan in een tabel, met hun Nederlandse namen
    Gegeven een boeking van een portret op woensdag 10 maart 2027 10:00 met:
      | aantal-personen | 5 |
    Als zij annuleert op dinsdag 9 maart 2027 10:00 met:
      | reden | andere |
    Dan rekenen we haar EUR 120,50 aan

  Scenario: Wie ziek is, betaalt niets
    Gegeven een boeking van een portret op woensdag 10 maart 2027 10:00
    Wanneer zij annuleert op dinsdag 9 maart 2027 10:00 wegens ziekte
    Dan is het gratis

  Scenario: Een antwoord dat uitblijft
    Gegeven het is dinsdag 9 maart 2027 10:00
    Als zij via e-mail over prijs schrijft
    Dan zijn we een antwoord verschuldigd uiterlijk 11:00
    Als we niet op tijd antwoorden
    Dan is het antwoord uitgebleven
    En melden we de eigenaar "een klant wacht nog"
