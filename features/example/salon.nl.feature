# language: nl
Functionaliteit: Wat ons salon antwoordt
  Deze scenario's gelden voor de huisregels in salon.house, zoals `evenhand new salon --language nl` ze schrijft.
  Verander daar een regel, doe `evenhand test`, en zie welke niet meer kloppen.

  Achtergrond:
    Gegeven de huisregels van salon.house

  Scenario: Twee dagen vooraf is annuleren kosteloos
    Gegeven een boeking van kleuren op vrijdag 19 november 2027 14:00
    Als zij annuleert op woensdag 17 november 2027 14:00
    Dan is het kosteloos

  Scenario: Op de dag zelf kost het de helft van de prijs
    Gegeven het is vrijdag 19 november 2027 09:00
    Als zij annuleert 5 uur voor een kleuren
    Dan rekenen we haar EUR 60,00 aan
    En vanwege de regel "Hoe eerder je het zegt, hoe minder het kost" lijn "anders"

  Scenario: Wij annuleren, en zij is beter af
    Gegeven een boeking van een bruidskapsel op vrijdag 19 november 2027 09:00
    En zij heeft EUR 105 betaald als aanbetaling
    Als de zaak annuleert op donderdag 18 november 2027 10:00
    Dan krijgt zij EUR 105,00 terug
    En krijgt zij een tegoed van EUR 10,00

  Scenario: Wie twee keer wegbleef, betaalt vooraf
    Gegeven een klant met 2 no-shows in de laatste 12 maanden
    En het is dinsdag 2 november 2027 10:00
    Als zij knippen boekt op vrijdag 5 november 2027 14:00
    Dan vragen we haar een aanbetaling van EUR 45,00 uiterlijk woensdag 10:00

  Scenario: Een klacht wordt binnen het uur gehoord
    Gegeven een klant genaamd Ann die nl spreekt
    En het is zondag 7 november 2027 22:15
    Als Ann klaagt via messenger "mijn kleur is uitgewassen"
    Dan zijn we een antwoord verschuldigd uiterlijk 23:15
    En zegt het bericht "Dank je, Ann. Als ik je goed begrijp: mijn kleur is uitgewassen."

  Scenario: Een uur later heeft nog niemand geantwoord
    Gegeven het is dinsdag 2 november 2027 10:00
    Als zij via e-mail over prijs schrijft
    En we niet op tijd antwoorden
    Dan krijgt zij een tegoed van EUR 10,00
    En zijn we een antwoord verschuldigd uiterlijk 12:00
