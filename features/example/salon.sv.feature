# language: sv
Egenskap: Vad vår salong svarar
  Dessa scenarier gäller för husreglerna i salon.house, så som `evenhand new salon --language sv` skriver dem. Ändra en
  regel där, kör `evenhand test` och se vilka som inte längre stämmer.

  Bakgrund:
    Givet husreglerna i salon.house

  Scenario: Två dagar i förväg är det gratis att avboka
    Givet en bokning av färgning den 19 november 2027 14:00
    När hon avbokar den 17 november 2027 14:00
    Så är det kostnadsfritt

  Scenario: Samma dag kostar det halva priset
    Givet det är fredag 19 november 2027 09:00
    När hon avbokar 5 timmar före en färgning
    Så debiterar vi henne SEK 600,00
    Och på grund av regeln "Ju tidigare du säger till, desto mindre kostar det" rad "annars"

  Scenario: Vi avbokar, och hon får det bättre
    Givet en bokning av en brudfrisyr den 19 november 2027 09:00
    Och hon har betalat SEK 1050 som handpenning
    När verksamheten avbokar den 18 november 2027 10:00
    Så får hon tillbaka SEK 1050,00
    Och får hon SEK 100,00 till godo

  Scenario: Den som uteblivit två gånger betalar i förskott
    Givet en kund med 2 uteblivna-besök under de senaste 12 månaderna
    Och det är tisdag 2 november 2027 10:00
    När hon bokar en klippning den 5 november 2027 14:00
    Så ber vi henne om en handpenning på SEK 450,00 senast onsdag 10:00

  Scenario: Ett klagomål blir hört inom en timme
    Givet en kund som heter Ann som talar sv
    Och det är söndag 7 november 2027 22:15
    När Ann klagar via messenger "min färg tvättades ur"
    Så är vi skyldiga ett svar senast 23:15
    Och säger svaret "Tack, Ann. Om jag förstår dig rätt: min färg tvättades ur."

  Scenario: En timme senare har ingen svarat
    Givet det är tisdag 2 november 2027 10:00
    När hon skriver via e-post om pris
    Och vi svarar inte i tid
    Så får hon SEK 100,00 till godo
    Och är vi skyldiga ett svar senast 12:00
